package dev.bellows.agent.config;

import dev.bellows.agent.connection.ConnectionSettings;
import dev.bellows.agent.connection.ConnectionSettings.Tls;
import dev.bellows.agent.connection.ConnectionSettings.TokenSource;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.document.config.Config;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigKey;
import dev.bellows.document.config.ConfigSchema;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Field;
import dev.bellows.document.yaml.Fields;
import dev.bellows.document.yaml.ObjectShape;
import dev.bellows.document.yaml.Shape;
import dev.bellows.document.yaml.Shapes;
import dev.bellows.engine.SignalSources;
import dev.bellows.engine.TargetSettings.PasswordSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of agent.yaml, and how they become {@link AgentSettings}. Also what {@code config print|check} shows of an agent. */
public final class AgentConfiguration {
    private static final Pattern TARGET_NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern LINE = Pattern.compile("[a-z][a-z0-9_-]{0,23}");
    private static final int MOST_TARGETS = 1_000;
    private static final int MOST_LABELS = 64;
    private static final int MOST_REPLICAS = 32;
    private static final int HIGHEST_PORT = 65_535;

    private static final Field<TargetName> TARGET = Field.required(
            "name", Shapes.text("a name of [a-z0-9-], 1 to 40", TARGET_NAME, TargetName::new), "Unique in the fleet.");
    private static final Field<String> URL =
            Field.required("url", Shapes.text(), "Connection URL, without a password.");
    private static final Field<String> USER = Field.optional("user", Shapes.text(), "Login role.");
    private static final Field<Path> PASSWORD_FILE =
            Field.optional("passwordFile", path(), "File whose first line is the password.");
    private static final Field<String> PASSWORD_ENV =
            Field.optional("passwordEnv", Shapes.text(), "Environment variable that holds the password.");
    private static final Field<SchemaLine> TARGET_LINE =
            Field.required("line", Shapes.text("a schema line", LINE, SchemaLine::new), "Schema line.");
    private static final Field<Integer> BASELINE = Field.required(
            "baseline",
            Shapes.integer(1, VersionRange.HIGHEST_VERSION),
            "Version the line has there before the first migration.");
    private static final Field<String> ENVIRONMENT =
            Field.required("environment", Shapes.text(), "Environment whose services use it.");
    private static final Field<Map<String, String>> LABELS =
            Field.optional("labels", Shapes.map(Shapes.text(), Shapes.text(), 0, MOST_LABELS), "Labels for selectors.");
    private static final Field<List<String>> REPLICAS =
            Field.optional("replicas", Shapes.list(Shapes.text(), 0, MOST_REPLICAS), "URLs of its read replicas.");
    private static final Field<List<String>> IGNORE_REPLICAS = Field.optional(
            "ignoreReplicas", Shapes.list(Shapes.text(), 0, MOST_REPLICAS), "Names of replicas nobody reads from.");

    private static final Field<SignalSources> SIGNALS = Field.optional(
            "signals",
            SignalSourcesShape.signals(),
            "What a throttle is told that the database does not show by itself.");

    /** What can be said of a target, in the order of the reference. */
    public static final List<Field<?>> TARGET_FIELDS = List.of(
            TARGET,
            URL,
            USER,
            PASSWORD_FILE,
            PASSWORD_ENV,
            TARGET_LINE,
            BASELINE,
            ENVIRONMENT,
            LABELS,
            REPLICAS,
            IGNORE_REPLICAS,
            SIGNALS);

    /** The agent's name. */
    public static final ConfigKey<String> NAME =
            ConfigKey.required("name", Shapes.text(), "Name of the agent, equal to its token's.");

    /** Address of the control plane. */
    public static final ConfigKey<String> CONTROL_PLANE =
            ConfigKey.withDefault("controlPlane", Shapes.text(), "127.0.0.1:7443", "host:port of the control plane.");

    /** File with the token. */
    public static final ConfigKey<Path> TOKEN_FILE = ConfigKey.optional(
                    "tokenFile", path(), "File with the agent's token; else the variable BELLOWS_AGENT_TOKEN.")
            .inVariable("BELLOWS_AGENT_TOKEN_FILE", "BELLOWS_TOKEN_FILE");

    private static final String TOKEN_VARIABLE = "BELLOWS_AGENT_TOKEN";
    /** What the command line reads a person's token from; read here for those who set it for an agent in earlier versions. */
    private static final String FORMER_TOKEN_VARIABLE = "BELLOWS_TOKEN";

    /** Data directory. */
    public static final ConfigKey<Path> DATA_DIR =
            ConfigKey.required("dataDir", path(), "Directory for the agent's id and memory.");

    /** Authorities for TLS. */
    public static final ConfigKey<Path> TLS_AUTHORITY =
            ConfigKey.optional("tls.authority", path(), "PEM file of the authorities; turns TLS on.");

    /** Our certificate. */
    public static final ConfigKey<Path> TLS_CERTIFICATE =
            ConfigKey.optional("tls.certificate", path(), "PEM file of the agent's certificate.");

    /** Its key. */
    public static final ConfigKey<Path> TLS_KEY =
            ConfigKey.optional("tls.key", path(), "PEM file of the certificate's key.");

    /** Offline limit. */
    public static final ConfigKey<Duration> OFFLINE_LIMIT = ConfigKey.withDefault(
            "offlineLimit", Shapes.duration(), "24h", "How long reversible work goes on without a control plane.");

    /** Metrics port. */
    public static final ConfigKey<Integer> METRICS_PORT = ConfigKey.withDefault(
            "metricsPort", Shapes.integer(0, HIGHEST_PORT), "7481", "Port of /metrics, 0 for any.");

    /** Targets. */
    public static final ConfigKey<List<AgentSettings.Target>> TARGETS = ConfigKey.required(
            "targets",
            Shapes.list(new ObjectShape<>("a target", TARGET_FIELDS, AgentConfiguration::target), 1, MOST_TARGETS),
            "The databases of this agent.");

    /** Every setting, in the order of the reference. */
    public static final ConfigSchema SCHEMA = ConfigSchema.of(
            NAME,
            CONTROL_PLANE,
            TOKEN_FILE,
            DATA_DIR,
            TLS_AUTHORITY,
            TLS_CERTIFICATE,
            TLS_KEY,
            OFFLINE_LIMIT,
            METRICS_PORT,
            TARGETS);

    private AgentConfiguration() {}

    /**
     * Reads and checks everything.
     *
     * @throws BellowsException with every mistake found
     */
    public static AgentSettings load(ConfigInput input) {
        return settings(SCHEMA.load(input));
    }

    /** Where the token comes from, and what else a person should know of the sources; nothing is read but the configuration. */
    public static List<String> notes(ConfigInput input) {
        Config config = SCHEMA.load(input);
        List<String> notes = new ArrayList<>(SCHEMA.notes(input));
        notes.add(config.source(TOKEN_FILE)
                .map(source ->
                        "The token comes from the file " + config.get(TOKEN_FILE) + " (" + source.described() + ").")
                .orElseGet(() -> "The token comes from the variable " + tokenVariable(input.environment())));
        return notes;
    }

    private static String tokenVariable(Map<String, String> environment) {
        if (environment.containsKey(TOKEN_VARIABLE)) {
            return TOKEN_VARIABLE + ".";
        }
        return environment.containsKey(FORMER_TOKEN_VARIABLE)
                ? FORMER_TOKEN_VARIABLE + ", where the command line looks for a person's; write " + TOKEN_VARIABLE + "."
                : TOKEN_VARIABLE + ", which is not set here.";
    }

    /** Settings from a configuration that was read. */
    public static AgentSettings settings(Config config) {
        Optional<Path> authority = config.find(TLS_AUTHORITY);
        Optional<Path> certificate = config.find(TLS_CERTIFICATE);
        Optional<Path> key = config.find(TLS_KEY);
        boolean encrypted = authority.isPresent() || certificate.isPresent() || key.isPresent();
        TokenSource token = config.find(TOKEN_FILE)
                .<TokenSource>map(TokenSource.File::new)
                .orElseGet(() -> new TokenSource.EnvironmentVariable(TOKEN_VARIABLE, FORMER_TOKEN_VARIABLE));
        return new AgentSettings(
                config.get(NAME),
                ConnectionSettings.of(
                        config.get(CONTROL_PLANE),
                        token,
                        encrypted ? Optional.of(new Tls(authority, certificate, key)) : Optional.empty()),
                config.get(DATA_DIR),
                config.get(OFFLINE_LIMIT),
                config.get(METRICS_PORT),
                config.get(TARGETS));
    }

    private static Shape<Path> path() {
        return Shapes.parsed("a path", Path::of);
    }

    private static AgentSettings.Target target(Fields read) {
        return new AgentSettings.Target(
                read.get(TARGET),
                read.get(URL),
                read.find(USER).orElse(""),
                password(read),
                read.get(TARGET_LINE),
                read.get(BASELINE),
                read.get(ENVIRONMENT),
                read.find(LABELS).orElse(Map.of()),
                read.find(REPLICAS).orElse(List.of()),
                Set.copyOf(read.find(IGNORE_REPLICAS).orElse(List.of())),
                read.find(SIGNALS).orElse(SignalSources.NONE));
    }

    private static PasswordSource password(Fields read) {
        Optional<Path> file = read.find(PASSWORD_FILE);
        Optional<String> variable = read.find(PASSWORD_ENV);
        if (file.isPresent() && variable.isPresent()) {
            throw BellowsException.of(
                    ErrorCode.AGENT_CONFIG, "Target " + read.get(TARGET) + " names both passwordFile and passwordEnv.");
        }
        return file.<PasswordSource>map(PasswordSource.File::new)
                .or(() -> variable.map(PasswordSource.EnvironmentVariable::new))
                .orElseGet(PasswordSource.DriverDefault::new);
    }
}
