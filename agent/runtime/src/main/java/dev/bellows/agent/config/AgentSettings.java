package dev.bellows.agent.config;

import dev.bellows.agent.connection.ConnectionSettings;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.SignalSources;
import dev.bellows.engine.TargetSettings.PasswordSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything an agent is told.
 *
 * @param name the agent's name, {@code [a-z0-9-]{1,40}}, equal to its token's
 * @param controlPlane how the control plane is reached
 * @param dataDirectory where the agent keeps its id and what it must remember
 * @param offlineLimit how long reversible work may go on without a control plane, unless the control plane says otherwise
 * @param metricsPort port of {@code /metrics} on loopback, 0 for any
 * @param targets at least one
 */
public record AgentSettings(
        String name,
        ConnectionSettings controlPlane,
        Path dataDirectory,
        Duration offlineLimit,
        int metricsPort,
        List<Target> targets) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)(^|[?&;])(password|sslpassword)=");
    private static final Pattern USER_AND_SECRET = Pattern.compile("://[^/?@]*:[^?]*@");

    public AgentSettings {
        targets = List.copyOf(targets);
        if (!NAME.matcher(name).matches()) {
            throw BellowsException.of(
                    ErrorCode.AGENT_CONFIG, "The agent's name '" + name + "' is not of [a-z0-9-], 1 to 40 of them.");
        }
        if (targets.isEmpty()) {
            throw BellowsException.of(ErrorCode.AGENT_CONFIG, "The agent has no targets.");
        }
        Set<TargetName> names = new HashSet<>();
        for (Target target : targets) {
            if (!names.add(target.name())) {
                throw BellowsException.of(ErrorCode.AGENT_CONFIG, "Target " + target.name() + " is configured twice.");
            }
        }
    }

    /**
     * One target.
     *
     * @param url connection URL; a password in it is refused
     * @param baseline version the line has there before any migration
     * @param signals where signals of a throttle come from beside the database
     */
    public record Target(
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
            SignalSources signals) {
        public Target {
            labels = Map.copyOf(labels);
            replicas = List.copyOf(replicas);
            ignoredReplicas = Set.copyOf(ignoredReplicas);
            refusePassword(name, url);
            replicas.forEach(replica -> refusePassword(name, replica));
        }
    }

    /** Refuses a URL that holds a password, also one with a slash in it, without repeating the URL. */
    private static void refusePassword(TargetName target, String url) {
        boolean parameter = SECRET_PARAMETER.matcher(url).find();
        boolean userInfo = USER_AND_SECRET.matcher(url).find();
        if (parameter || userInfo) {
            throw BellowsException.of(
                    ErrorCode.AGENT_PASSWORD_IN_URL,
                    "The URL of target " + target + " holds a password; use passwordFile, passwordEnv or pgpass.");
        }
    }
}
