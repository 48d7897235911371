package dev.bellows.server.security;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may do; {@link #ADMIN} implies all, every other role implies {@link #VIEWER}. */
public enum Role {
    /** Submits migrations and makes plans. */
    AUTHOR,
    /** Approves plans of others. */
    APPROVER,
    /** Moves rollouts. */
    OPERATOR,
    /** Reads. */
    VIEWER,
    /** Everything, tokens included. */
    ADMIN;

    /** Lower-case name, as in tokens and documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, if there is one. */
    public static Optional<Role> parse(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
