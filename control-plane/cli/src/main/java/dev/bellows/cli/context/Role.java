package dev.bellows.cli.context;

import java.util.List;

/**
 * Who a verb speaks as where a local {@code bellows dev} has left one token per role. Elsewhere there is one token and the
 * server decides.
 */
public enum Role {
    AUTHOR("author.token"),
    APPROVER("approver.token"),
    OPERATOR("operator.token"),
    VIEWER("operator.token"),
    ADMIN("admin.token");

    private final String file;

    Role(String file) {
        this.file = file;
    }

    /** Names of token files in a data directory, the best first. */
    List<String> files() {
        return List.of(file, "admin.token");
    }
}
