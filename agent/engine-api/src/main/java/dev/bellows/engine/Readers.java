package dev.bellows.engine;

import java.util.List;
import java.util.Optional;

/**
 * Who could read what the line's newest migrations touch, by privilege, connected or not.
 *
 * @param agentRole the role that the agent itself logs in with
 * @param mayRead login roles that may read or write a touched object, {@code agentRole} included; empty when nobody can say
 */
public record Readers(String agentRole, Optional<List<String>> mayRead) {
    public Readers {
        mayRead = mayRead.map(List::copyOf);
    }
}
