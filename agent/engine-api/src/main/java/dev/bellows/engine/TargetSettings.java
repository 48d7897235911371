package dev.bellows.engine;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One target as the agent's configuration describes it.
 *
 * @param name unique name in the fleet
 * @param url connection URL without a password
 * @param user login role; empty for the URL's or the system's own
 * @param password where the password comes from
 * @param line schema line
 * @param baseline version the line has on this target when no window row exists yet
 * @param environment environment claims must name to use it
 * @param labels labels for selectors, sorted by the map's own order
 * @param replicas read replicas that must replay before the window widens
 * @param ignoredReplicas names of replicas that nobody reads from
 * @param agent ULID of the agent
 * @param offlineLimit how long reversible work may go on without a control plane
 * @param signals where signals of a throttle come from beside the database
 */
public record TargetSettings(
        TargetName name,
        String url,
        String user,
        PasswordSource password,
        SchemaLine line,
        int baseline,
        String environment,
        Map<String, String> labels,
        List<String> replicas,
        Set<String> ignoredReplicas,
        Ulid agent,
        Duration offlineLimit,
        SignalSources signals) {

    /** With no signals but those of the database. */
    public TargetSettings(
            TargetName name,
            String url,
            String user,
            PasswordSource password,
            SchemaLine line,
            int baseline,
            String environment,
            Map<String, String> labels,
            List<String> replicas,
            Set<String> ignoredReplicas,
            Ulid agent,
            Duration offlineLimit) {
        this(
                name,
                url,
                user,
                password,
                line,
                baseline,
                environment,
                labels,
                replicas,
                ignoredReplicas,
                agent,
                offlineLimit,
                SignalSources.NONE);
    }

    public TargetSettings {
        labels = Map.copyOf(labels);
        replicas = List.copyOf(replicas);
        ignoredReplicas = Set.copyOf(ignoredReplicas);
    }

    /** Where a password comes from. Read at every new connection, so that a rotated one is picked up; never logged, never sent. */
    public sealed interface PasswordSource {
        /** No password, or the one that the driver finds by itself (a pgpass file, for PostgreSQL). */
        record DriverDefault() implements PasswordSource {}

        /** First line of a file. */
        record File(java.nio.file.Path path) implements PasswordSource {}

        /** An environment variable. */
        record EnvironmentVariable(String name) implements PasswordSource {}
    }

    @Override
    public String toString() {
        return name + " (" + line + ")";
    }
}
