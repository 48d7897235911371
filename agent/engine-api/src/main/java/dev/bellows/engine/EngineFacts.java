package dev.bellows.engine;

/**
 * What planning may depend on besides the catalog.
 *
 * @param product what the database is called, {@code PostgreSQL} for one
 * @param majorVersion what a plan may depend on of its version
 * @param quietFills whether the agent's role may write rows without firing the triggers of others
 */
public record EngineFacts(String product, int majorVersion, boolean quietFills) {
    /** Facts of a role that may not. */
    public EngineFacts(String product, int majorVersion) {
        this(product, majorVersion, false);
    }
}
