package dev.bellows.server;

import dev.bellows.document.config.Config;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigKey;
import dev.bellows.document.config.ConfigSchema;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.Shapes;
import dev.bellows.server.driving.LeastApprovals;
import dev.bellows.server.security.Listening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a control-plane process. Immutable.
 *
 * @param dataDir holds {@code endpoints.json}, {@code admin.token} and, without a store URL, the embedded PostgreSQL; empty only with a
 *     store URL
 * @param programsDir where the embedded PostgreSQL is unpacked, once for any number of processes; empty for beside its data
 * @param store where the store is; empty for the embedded one in {@code dataDir}
 * @param grpc port for agents and services
 * @param http port for people
 * @param presumedDeadAfter silence after which a claim may end
 * @param agentSilentAfter silence after which an agent no longer keeps others from its targets
 * @param heartbeat pace of agents and SDKs
 * @param offlineLimit how long agents go on with reversible work without a control plane
 * @param planDeadline how long an agent may take for a plan
 * @param leastApprovals how many approvals there are at least, per environment
 */
public record ServerSettings(
        Optional<Path> dataDir,
        Optional<Path> programsDir,
        Optional<StoreAddress> store,
        Listening grpc,
        Listening http,
        Duration presumedDeadAfter,
        Duration agentSilentAfter,
        Duration heartbeat,
        Duration offlineLimit,
        Duration planDeadline,
        LeastApprovals leastApprovals) {

    private static final int HIGHEST_PORT = 65_535;
    private static final ConfigKey<String> DATA_DIR = ConfigKey.optional(
            "dataDir", Shapes.text(), "Directory of this process: real ports, admin's token, embedded store.");
    private static final ConfigKey<String> PROGRAMS_DIR = ConfigKey.optional(
            "programsDir",
            Shapes.text(),
            "Directory where the embedded PostgreSQL is unpacked, once for all processes that name it; empty: beside its data.");
    private static final ConfigKey<String> STORE = ConfigKey.optional(
            "store", Shapes.text(), "JDBC URL of the store's PostgreSQL, without user and password; empty: embedded.");
    private static final ConfigKey<String> STORE_USER =
            ConfigKey.withDefault("storeUser", Shapes.text(), "bellows", "Role the store is opened with.");
    private static final ConfigKey<String> STORE_PASSWORD_FILE =
            ConfigKey.optional("storePasswordFile", Shapes.text(), "File with that role's password.");
    private static final ConfigKey<Integer> STORE_CONNECTIONS =
            ConfigKey.withDefault("storeConnections", Shapes.integer(4, 200), "16", "Most connections to the store.");
    private static final ConfigKey<String> GRPC_HOST =
            ConfigKey.withDefault("grpc.host", Shapes.text(), "127.0.0.1", "Bind address for agents and services.");
    private static final ConfigKey<Integer> GRPC_PORT = ConfigKey.withDefault(
            "grpc.port", Shapes.integer(0, HIGHEST_PORT), "7443", "Port for agents and services; 0 for any free one.");
    private static final ConfigKey<String> HTTP_HOST = ConfigKey.withDefault(
            "http.host", Shapes.text(), "127.0.0.1", "Bind address for people, the CLI and the page.");
    private static final ConfigKey<Integer> HTTP_PORT = ConfigKey.withDefault(
            "http.port", Shapes.integer(0, HIGHEST_PORT), "7480", "Port for people; 0 for any free one.");
    private static final ConfigKey<String> TLS_CERTIFICATE = ConfigKey.optional(
            "tls.certificate",
            Shapes.text(),
            "PEM file with the certificate chain; without it ports bind to loopback only.");
    private static final ConfigKey<String> TLS_KEY =
            ConfigKey.optional("tls.key", Shapes.text(), "PEM file with the private key (PKCS#8).");
    private static final ConfigKey<Duration> PRESUMED_DEAD_AFTER = ConfigKey.withDefault(
            "presumedDeadAfter", Shapes.duration(), "15m", "Silence after which an instance may be presumed dead.");
    private static final ConfigKey<Duration> AGENT_SILENT_AFTER = ConfigKey.withDefault(
            "agentSilentAfter",
            Shapes.duration(),
            "15s",
            "Silence after which an agent no longer keeps other agents from its targets.");
    private static final ConfigKey<Duration> HEARTBEAT =
            ConfigKey.withDefault("heartbeat", Shapes.duration(), "5s", "Pace of agents' and services' heartbeats.");
    private static final ConfigKey<Duration> OFFLINE_LIMIT = ConfigKey.withDefault(
            "offlineLimit", Shapes.duration(), "30m", "How long agents go on with reversible work on their own.");
    private static final ConfigKey<Duration> PLAN_DEADLINE =
            ConfigKey.withDefault("planDeadline", Shapes.duration(), "30s", "How long an agent may take for a plan.");

    private static final ConfigKey<String> APPROVALS = ConfigKey.withDefault(
            "approvals",
            Shapes.text(),
            "contract=1,cleanup=1",
            "Least approvals: none, or expand=N,contract=N,cleanup=N; after a semicolon ENVIRONMENT: and the same.");

    /** Every setting, for {@code config print} and {@code config check}. */
    public static final ConfigSchema SCHEMA = ConfigSchema.of(
            DATA_DIR,
            PROGRAMS_DIR,
            STORE,
            STORE_USER,
            STORE_PASSWORD_FILE,
            STORE_CONNECTIONS,
            GRPC_HOST,
            GRPC_PORT,
            HTTP_HOST,
            HTTP_PORT,
            TLS_CERTIFICATE,
            TLS_KEY,
            PRESUMED_DEAD_AFTER,
            AGENT_SILENT_AFTER,
            HEARTBEAT,
            OFFLINE_LIMIT,
            PLAN_DEADLINE,
            APPROVALS);

    /**
     * Where the store is.
     *
     * @param url JDBC URL without user and password
     * @param connections most connections of the pool
     */
    public record StoreAddress(String url, String user, Optional<Path> passwordFile, int connections) {

        /** The password, read now; empty without a file. */
        String password() {
            if (passwordFile.isEmpty()) {
                return "";
            }
            try {
                return Files.readString(passwordFile.get()).strip();
            } catch (IOException e) {
                throw new BellowsException(
                        Problem.of(
                                ErrorCode.SERVER_STORE_UNAVAILABLE,
                                "The password file " + passwordFile.get() + " of the store cannot be read."),
                        Outcome.NOTHING_DONE,
                        e);
            }
        }
    }

    /** Settings of a process with an embedded store in a directory, both ports free ones on loopback. */
    public static ServerSettings in(Path dataDir) {
        return load(new ConfigInput(
                Map.of("dataDir", dataDir.toString(), "grpc.port", "0", "http.port", "0"), Map.of(), Optional.empty()));
    }

    /** Reads flags, environment and file. Throws what is wrong, all of it at once. */
    public static ServerSettings load(ConfigInput input) {
        return of(SCHEMA.load(input));
    }

    /** Settings from what was loaded. */
    public static ServerSettings of(Config config) {
        Optional<Path> dataDir = config.find(DATA_DIR).map(Path::of);
        Optional<StoreAddress> store = config.find(STORE)
                .map(url -> new StoreAddress(
                        checkedUrl(url),
                        config.get(STORE_USER),
                        config.find(STORE_PASSWORD_FILE).map(Path::of),
                        config.get(STORE_CONNECTIONS)));
        if (dataDir.isEmpty() && store.isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.SERVER_DATA_DIR,
                    "Neither --data-dir nor --store says where the control plane keeps its store.");
        }
        Optional<Listening.Tls> tls = tls(config.find(TLS_CERTIFICATE), config.find(TLS_KEY));
        return new ServerSettings(
                dataDir,
                config.find(PROGRAMS_DIR).map(Path::of),
                store,
                new Listening(config.get(GRPC_HOST), config.get(GRPC_PORT), tls),
                new Listening(config.get(HTTP_HOST), config.get(HTTP_PORT), tls),
                config.get(PRESUMED_DEAD_AFTER),
                config.get(AGENT_SILENT_AFTER),
                config.get(HEARTBEAT),
                config.get(OFFLINE_LIMIT),
                config.get(PLAN_DEADLINE),
                LeastApprovals.parse(config.get(APPROVALS)));
    }

    private static String checkedUrl(String url) {
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url;
        if (!jdbc.startsWith("jdbc:postgresql://") || jdbc.contains("@") || jdbc.contains("password=")) {
            throw new BellowsException(new Problem(
                    ErrorCode.SERVER_BAD_REQUEST,
                    "The store's URL must read postgresql://HOST[:PORT]/DATABASE, without user or password.",
                    "bellows server --store postgresql://HOST/DATABASE --store-user USER --store-password-file FILE"));
        }
        return jdbc;
    }

    private static Optional<Listening.Tls> tls(Optional<String> certificate, Optional<String> key) {
        if (certificate.isPresent() != key.isPresent()) {
            throw BellowsException.of(
                    ErrorCode.SERVER_TLS, "tls.certificate and tls.key are given together or not at all.");
        }
        return certificate.map(file -> new Listening.Tls(Path.of(file), Path.of(key.orElseThrow())));
    }
}
