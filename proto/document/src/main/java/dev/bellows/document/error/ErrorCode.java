package dev.bellows.document.error;

/**
 * Every error Bellows shows, with its stable id. An id is never reused. The same text appears in CLI, HTTP, page and
 * {@code docs/errors/<id>.md}.
 *
 * <p>Each area keeps its own block; add at the end of a block.
 */
public enum ErrorCode {

    // ---- documents (DOC) ----
    DOC_SYNTAX(
            "BLW-DOC-001",
            Category.USER,
            Retry.AFTER_FIX,
            "The document is not valid YAML or JSON.",
            "A typing mistake, a tab, an alias, a duplicate key, or more than 1 MiB.",
            "Correct the line that is named, then: bellows submit FILE"),

    // ---- plans (PLAN) ----
    PLAN_REFUSED(
            "BLW-PLAN-001",
            Category.USER,
            Retry.AFTER_FIX,
            "The operation cannot be planned on this database without breaking a promise.",
            "The table or column has a property that the operation does not support.",
            "bellows explain FILE --target TARGET"),

    // ---- locks (LOCK) ----
    LOCK_NOT_GRANTED(
            "BLW-LOCK-001",
            Category.TARGET,
            Retry.AUTOMATIC,
            "A strong lock was not granted before the step's deadline.",
            "A long transaction, or a query on a hot standby, uses the table.",
            "bellows describe target TARGET"),

    // ---- steps (STEP) ----
    STEP_FAILED(
            "BLW-STEP-001",
            Category.TARGET,
            Retry.AFTER_FIX,
            "The database refused a step; nothing of it was done.",
            "See the database's own message.",
            "bellows rollout retry ROLLOUT -l name=TARGET"),

    // ---- targets (TARGET) ----
    TARGET_UNREACHABLE(
            "BLW-TARGET-001",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "The target database cannot be reached.",
            "A wrong URL, a stopped server, a firewall, or a password that is not accepted.",
            "bellows describe target TARGET"),

    // ---- agents (AGENT) ----
    AGENT_PROTOCOL(
            "BLW-AGENT-001",
            Category.USER,
            Retry.AFTER_FIX,
            "Agent and control plane have no protocol level in common.",
            "One of them is more than one release older than the other.",
            "bellows agent --version"),
    AGENT_VERIFY_MISMATCH(
            "BLW-AGENT-010",
            Category.TARGET,
            Retry.AFTER_FIX,
            "A verification found rows whose old and new values differ, so the window stays as it is.",
            "A write that bypassed the triggers, or an expression that is not a function of the row.",
            "bellows describe target TARGET"),
    AGENT_MIGRATION_DIGEST(
            "BLW-AGENT-011",
            Category.INTERNAL,
            Retry.NEVER,
            "The migration that arrived is not the one whose digest was announced.",
            "The bytes were changed on the way, or in the store.",
            "bellows get migrations"),
    AGENT_PLAN_DIFFERS(
            "BLW-AGENT-012",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The plan for this database is not the one that was approved.",
            "The database changed since the plan was made, or the agent's build plans differently.",
            "bellows rollout plan ROLLOUT"),
    AGENT_PLAIN_TEXT(
            "BLW-AGENT-013",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent refuses to speak plain text to a control plane on another machine.",
            "controlPlane names a remote address and tls is missing.",
            "bellows config check agent.yaml"),
    AGENT_TOKEN(
            "BLW-AGENT-014",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's token cannot be read.",
            "The file or the environment variable that the configuration names does not exist or is empty.",
            "bellows token create --kind agent --name NAME --targets TARGETS"),
    AGENT_CONFIG(
            "BLW-AGENT-015",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's configuration cannot be used.",
            "A value is missing, misspelt or contradicts another one.",
            "bellows config check agent.yaml"),
    AGENT_PASSWORD_IN_URL(
            "BLW-AGENT-016",
            Category.USER,
            Retry.AFTER_FIX,
            "A connection URL holds a password.",
            "Passwords in URLs end up in process lists and logs.",
            "bellows config check agent.yaml"),
    AGENT_NO_ENGINE(
            "BLW-AGENT-017",
            Category.USER,
            Retry.AFTER_FIX,
            "No engine on the agent's class path serves a target's URL.",
            "The URL is misspelt, or the engine's jar is not in plugins/.",
            "bellows config check agent.yaml"),
    AGENT_ENGINE_TWICE(
            "BLW-AGENT-018",
            Category.USER,
            Retry.AFTER_FIX,
            "Two engines of one name are on the agent's class path.",
            "The same jar lies in lib/ and in plugins/.",
            "bellows agent --version"),
    AGENT_DATA_DIRECTORY(
            "BLW-AGENT-019",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's data directory cannot be used.",
            "It cannot be written, holds an unreadable id, or another agent process uses it.",
            "bellows config check agent.yaml"),
    AGENT_PORT(
            "BLW-AGENT-020",
            Category.USER,
            Retry.AFTER_FIX,
            "The agent's metrics port cannot be opened.",
            "Another process listens on it.",
            "bellows config check agent.yaml"),
    AGENT_UNKNOWN_TARGET(
            "BLW-AGENT-021",
            Category.CONFLICT,
            Retry.NEVER,
            "The agent does not have the target it was asked about.",
            "The target was removed from the agent's configuration.",
            "bellows get targets"),
    AGENT_INTERNAL(
            "BLW-AGENT-022",
            Category.INTERNAL,
            Retry.NEVER,
            "The agent made a mistake of its own while it worked on a target; the target's work stopped.",
            "A defect; the agent's log has the details.",
            "bellows describe target TARGET"),

    // ---- rollouts (ROLLOUT) ----
    ROLLOUT_ILLEGAL_VERB(
            "BLW-ROLLOUT-001",
            Category.CONFLICT,
            Retry.NEVER,
            "The rollout cannot do that in its present state.",
            "Another verb is legal now.",
            "bellows rollout describe ROLLOUT"),

    // ---- adoption (ADOPT) ----
    ADOPT_IN_THE_WAY(
            "BLW-ADOPT-001",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "A live service still needs what would be removed.",
            "An instance of an older version runs, or was heard of recently.",
            "bellows can-i-contract LINE VERSION"),

    // ---- clients (CLIENT) ----
    CLIENT_NOT_SERVED(
            "BLW-CLIENT-001",
            Category.CONFLICT,
            Retry.AFTER_FIX,
            "The database does not serve the schema version this build needs.",
            "The migration has not reached this database yet, or the version was taken away.",
            "bellows can-i-deploy LINE VERSION"),

    // ---- server (SERVER) ----
    SERVER_INTERNAL(
            "BLW-SERVER-001",
            Category.INTERNAL,
            Retry.NEVER,
            "The control plane made a mistake of its own.",
            "A defect; the log of the server has the details under the id shown.",
            "bellows get rollouts"),

    // ---- command line (CLI) ----
    CLI_USAGE(
            "BLW-CLI-001",
            Category.USER,
            Retry.AFTER_FIX,
            "The command line is not understood.",
            "A misspelt verb or option.",
            "bellows --help");

    private final String id;
    private final Category category;
    private final Retry retry;
    private final String what;
    private final String cause;
    private final String next;

    ErrorCode(String id, Category category, Retry retry, String what, String cause, String next) {
        this.id = id;
        this.category = category;
        this.retry = retry;
        this.what = what;
        this.cause = cause;
        this.next = next;
    }

    /** Stable id, {@code BLW-AREA-NNN}. */
    public String id() {
        return id;
    }

    public Category category() {
        return category;
    }

    public Retry retry() {
        return retry;
    }

    /** What happened, one sentence. */
    public String what() {
        return what;
    }

    /** The likely cause, one sentence. */
    public String cause() {
        return cause;
    }

    /** The next command to type; upper-case words stand for what the caller fills in. */
    public String next() {
        return next;
    }

    /** Whose move it is. */
    public enum Category {
        USER,
        CONFLICT,
        TARGET,
        CAPACITY,
        UNAVAILABLE,
        INTERNAL
    }

    /** When trying again can help. */
    public enum Retry {
        NEVER,
        AFTER_FIX,
        AUTOMATIC
    }
}
