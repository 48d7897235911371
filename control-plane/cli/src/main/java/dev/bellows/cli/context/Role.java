package dev.bellows.cli.context;

import java.util.List;

/**
 * Who a verb speaks as where a local {@code bellows dev} has left one token per role. Elsewhere there is one token and the
 * server decides.
 */
public enum Role {
    AUTHOR(List.of("author.token", "admin.token")),
    APPROVER(List.of("approver.token", "admin.token")),
    OPERATOR(List.of("operator.token", "admin.token")),
    VIEWER(List.of("operator.token", "admin.token")),
    ADMIN(List.of("admin.token"));

    private final List<String> files;

    Role(List<String> files) {
        this.files = files;
    }

    /** Names of token files in a data directory, the best first. */
    List<String> files() {
        return files;
    }
}
