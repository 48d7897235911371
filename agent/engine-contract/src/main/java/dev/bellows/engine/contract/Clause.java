package dev.bellows.engine.contract;

/** What every engine keeps, a sentence each. */
public enum Clause {
    EVERY_OPERATION_HAS_A_CASE("every operation that the engine says it can plan is tried, and there is a plan for it"),
    PLANNING_IS_PURE("the same input gives the same plan, and equal databases have equal plans"),
    A_PLAN_OUTLIVES_ITS_AGENT(
            "a plan that is frozen is read back as it was, by others too, and no other takes its place"),
    OUR_WORK_IS_NOT_IN_THE_SNAPSHOT("what we made ourselves is not in the snapshot of the same migration"),

    EVERY_PHASE_ENDS("start, roll back, start, contract, revert, contract, clean up: every step is done"),
    A_ROLLBACK_LEAVES_NOTHING("after a rollback the schema is what it was before"),
    A_REVERT_BRINGS_BACK("after a revert the schema is what it was before the contract"),
    THE_CHANGE_IS_THERE("the change is there in the end, and neither before nor after a rollback"),
    APPLICATIONS_GO_ON("no statement of an application fails while its version is served"),
    NO_WRITE_IS_LOST("what was acknowledged is there"),
    VERSIONS_AGREE("what code of the one version wrote, code of the other reads"),
    A_STEP_IS_DONE_ONCE("a step that is done is found done: nothing more is begun"),
    EFFECT_IS_TOLD_TRULY("what the engine says of a step's effect is true"),

    THE_JOURNAL_IS_WHOLE("the journal is what the listener heard, in order, by whatever pages it is read"),
    BEGUN_BEFORE_DONE("a step is begun in the journal before it is done"),
    TOLD_ONLY_WHAT_IS_DURABLE("the listener hears of an entry that others can read already"),

    THE_WINDOW_WIDENS_OVER_WHAT_IS_THERE("the row serves a version only once all of its steps are done"),
    THE_ROW_FOLLOWS_THE_GENERATION("a row of a lower generation is refused"),
    A_MISMATCH_IS_FOUND("a planted mismatch is found, and the window does not widen over it"),

    A_DEATH_CHANGES_NOTHING("after a death at any place the same orders lead another holder to the same end"),
    THE_FENCE_RISES("each take-over raises the fence, and above the floor"),
    THE_OLD_HOLDER_IS_REFUSED("orders, rows and plans of a holder that lost the fence are refused"),
    NOTHING_AFTER_THE_FENCE(
            "nothing of an old holder comes into effect after the fence is raised, in the middle of a step either"),
    A_LOWER_GENERATION_IS_REFUSED("an order of a lower generation is refused"),
    NO_GRANT_NO_STEP("a step that needs a grant is not executed without one, nor under another window"),

    A_STEP_STOPS_WHEN_TOLD("a fill that is told to stop does, and the same order goes on"),
    NOBODY_WAITS_LONG("a bystander's query waits no longer than the bound"),
    SESSIONS_IN_THE_WAY_ARE_SEEN("a session of a version outside the window is seen, and not one of a version in it"),
    FAILURES_HAVE_CODES("what fails is a BellowsException or an outcome with a code"),
    NO_PASSWORD_IS_SAID("no text has a password in it"),
    UNREACHABLE_IS_SAID_IN_TIME("an unreachable database is answered within the deadline"),
    CLOSING_NEVER_THROWS("closing never throws, whatever was before");

    private final String sentence;

    Clause(String sentence) {
        this.sentence = sentence;
    }

    /** What it asks. */
    public String sentence() {
        return sentence;
    }
}
