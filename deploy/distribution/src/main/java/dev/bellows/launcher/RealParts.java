package dev.bellows.launcher;

import dev.bellows.agent.Agent;
import dev.bellows.agent.ConfiguredTargets;
import dev.bellows.agent.config.AgentConfiguration;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigSchema;
import dev.bellows.server.Server;
import dev.bellows.server.ServerSettings;
import dev.bellows.server.security.Role;
import dev.bellows.server.security.TokenKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The launcher's parts as they are: the server over PostgreSQL and the agent with the engines on the class path. */
final class RealParts implements Parts {

    @Override
    public ConfigSchema serverSettings() {
        return ServerSettings.SCHEMA;
    }

    @Override
    public ConfigSchema agentSettings() {
        return AgentConfiguration.SCHEMA;
    }

    @Override
    public List<String> agentNotes(ConfigInput input) {
        return AgentConfiguration.notes(input);
    }

    @Override
    public ConfiguredTargets agentTargets(ConfigInput input) {
        return ConfiguredTargets.open(AgentConfiguration.load(input));
    }

    @Override
    public ControlPlane controlPlane(ConfigInput input) {
        return new RunningServer(Server.start(ServerSettings.load(input)));
    }

    @Override
    public String initialise(ConfigInput input) {
        return Server.initialise(ServerSettings.load(input));
    }

    @Override
    public Running agent(ConfigInput input) {
        return new RunningAgent(Agent.start(AgentConfiguration.load(input)));
    }

    private record RunningAgent(Agent agent) implements Running {
        @Override
        public void close() {
            agent.stop();
        }
    }

    private record RunningServer(Server server) implements ControlPlane {
        @Override
        public String grpc() {
            return server.endpoints().grpc();
        }

        @Override
        public String http() {
            return server.endpoints().http();
        }

        @Override
        public String pageAddress() {
            return server.pageAddress();
        }

        @Override
        public Optional<String> firstAdminToken() {
            return server.firstAdminToken();
        }

        @Override
        public String token(String kind, String name, List<String> roles, List<String> targets) {
            Set<Role> given = EnumSet.noneOf(Role.class);
            roles.forEach(role -> given.add(Role.valueOf(role.toUpperCase(Locale.ROOT))));
            return server.tokens()
                    .create(TokenKind.valueOf(kind.toUpperCase(Locale.ROOT)), name, targets, given)
                    .token();
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
