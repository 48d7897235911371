package dev.bellows.server.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who a token belongs to.
 *
 * @param tokenId the token's public part, for the audit log
 * @param kind agent, service, person or admin
 * @param name the agent's, service's or person's name
 * @param roles a person's roles
 * @param targets names of targets an agent speaks for
 */
public record Identity(String tokenId, TokenKind kind, String name, Set<Role> roles, List<String> targets) {
    /** Name of a service's token that any service may present; for a laptop, where {@code dev} makes it. */
    public static final String ANY_SERVICE = "*";

    public Identity {
        roles = Set.copyOf(roles);
        targets = List.copyOf(targets);
    }

    /** A watcher of the page: no token, role viewer. */
    public static Identity watcher() {
        return new Identity("page", TokenKind.PERSON, "page", EnumSet.of(Role.VIEWER), List.of());
    }

    /** Whether this is a service's token, of this service or of any. */
    public boolean speaksFor(String service) {
        return kind == TokenKind.SERVICE && (name.equals(service) || name.equals(ANY_SERVICE));
    }

    /** Whether this person has the role, directly or implied. */
    public boolean may(Role role) {
        return switch (kind) {
            case ADMIN -> true;
            case PERSON ->
                roles.contains(Role.ADMIN) || roles.contains(role) || (role == Role.VIEWER && !roles.isEmpty());
            case AGENT, SERVICE -> false;
        };
    }
}
