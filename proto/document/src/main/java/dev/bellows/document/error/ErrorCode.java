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
            "bellows --help"),
    CLI_UNREACHABLE(
            "BLW-CLI-002",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "The control plane cannot be reached.",
            "It is not running, the address is wrong, or something on the way refuses the connection.",
            "bellows context show"),
    CLI_API_VERSION(
            "BLW-CLI-003",
            Category.USER,
            Retry.AFTER_FIX,
            "The control plane speaks another version of the API than this command line.",
            "One of the two is older than the other.",
            "bellows version"),
    CLI_NOT_BELLOWS(
            "BLW-CLI-004",
            Category.USER,
            Retry.AFTER_FIX,
            "What answered at this address is not a Bellows control plane.",
            "The address belongs to another program, or a proxy answered in its place.",
            "bellows context show"),
    CLI_NO_TOKEN(
            "BLW-CLI-005",
            Category.USER,
            Retry.AFTER_FIX,
            "There is no token to present, or its file cannot be read.",
            "No token was named by flag, environment, context or a local bellows dev.",
            "bellows context set NAME --server URL --token-file FILE"),
    CLI_NO_ANSWER(
            "BLW-CLI-006",
            Category.UNAVAILABLE,
            Retry.AUTOMATIC,
            "The control plane took the connection and did not answer in time.",
            "It is overloaded, its store does not answer, or the time given is short.",
            "bellows get rollouts --request-timeout 2m"),
    CLI_LATER(
            "BLW-CLI-007",
            Category.USER,
            Retry.NEVER,
            "This verb is part of the plan and not of this release.",
            "It comes with a later release.",
            "bellows --help"),
    CLI_CONTEXT(
            "BLW-CLI-008",
            Category.USER,
            Retry.AFTER_FIX,
            "The address, the context or its configuration file cannot be used.",
            "A typing mistake, or a context that does not exist.",
            "bellows context list"),
    CLI_FILE(
            "BLW-CLI-009",
            Category.USER,
            Retry.AFTER_FIX,
            "A file named on the command line cannot be read.",
            "It does not exist, is too large, or may not be read by this user.",
            "ls -l FILE"),
    CLI_INTERNAL(
            "BLW-CLI-010",
            Category.INTERNAL,
            Retry.NEVER,
            "The command line made a mistake of its own.",
            "A defect; the stack trace says where.",
            "bellows COMMAND --debug");

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
