package dev.bellows.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/** The control plane refused a call and said why. */
public final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;

    /** An answer outside 200–299 with its problem body. */
    public ApiFailure(int status, JsonNode problem) {
        super(problem.path("code").asText() + ": " + problem.path("detail").asText());
        this.status = status;
        this.problem = problem;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The stable code, {@code BLW-AREA-NNN}. */
    public String code() {
        return problem.path("code").asText();
    }

    /** What happened, on which database, and why. */
    public String detail() {
        String detail = problem.path("detail").asText();
        return detail.isEmpty() ? problem.path("title").asText() : detail;
    }

    /** The likely cause; may be empty. */
    public String likelyCause() {
        return problem.path("cause").asText();
    }

    /** The next command to type; may be empty. */
    public String wayOut() {
        return problem.path("way_out").asText();
    }

    /** Further facts, by name. */
    public JsonNode facts() {
        return problem.path("facts");
    }

    /** What the call left behind: NOTHING_DONE, DONE or UNKNOWN. */
    public String outcome() {
        return problem.path("outcome").asText();
    }
}
