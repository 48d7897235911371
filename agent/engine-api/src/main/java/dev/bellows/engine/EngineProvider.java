package dev.bellows.engine;

/**
 * An engine's entry, found with {@link java.util.ServiceLoader}. Two providers of one name are a start-up error. What an engine owes the
 * agent is a kit of tests, {@code EngineContract} in module engine-contract.
 */
public interface EngineProvider {
    /** Name as in a target's configuration and in {@code Hello}: {@code postgresql}. */
    String name();

    /** Whether this engine serves connection URLs of that form ({@code postgresql://…}). */
    boolean accepts(String url);

    /** The pure planner. */
    EnginePlanner planner();

    /** Opens a target. Nothing is connected yet: every method of the result connects when it needs to and reports failures itself. */
    TargetDatabase open(TargetSettings settings, EngineRuntime runtime);
}
