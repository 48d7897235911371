package dev.bellows.server;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.embedded.EmbeddedPostgresql;
import dev.bellows.embedded.EmbeddedSettings;
import dev.bellows.embedded.RunningPostgresql;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.JdbcAdoption;
import dev.bellows.server.driving.ComesFirst;
import dev.bellows.server.driving.Driving;
import dev.bellows.server.driving.DrivingRules;
import dev.bellows.server.driving.JdbcDriving;
import dev.bellows.server.fleet.Fleet;
import dev.bellows.server.gateway.Gateway;
import dev.bellows.server.gateway.GatewaySettings;
import dev.bellows.server.migrations.Migrations;
import dev.bellows.server.security.AdminToken;
import dev.bellows.server.security.AuditLog;
import dev.bellows.server.security.PageCodes;
import dev.bellows.server.security.Tokens;
import dev.bellows.server.store.Database;
import dev.bellows.server.store.Store;
import dev.bellows.server.telemetry.LatestTelemetry;
import dev.bellows.server.web.Doors;
import dev.bellows.server.web.StoredRollouts;
import dev.bellows.server.web.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running control plane. Thread-safe; {@link #stop} may be called once, from any thread. Several may run in one JVM, or over one store.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration PUSH_EVERY = Duration.ofMillis(250);
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(3);
    private static final Duration STOP_STORE = Duration.ofSeconds(20);
    private static final int EMBEDDED_CONNECTIONS = 16;

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final SystemRuntime runtime = new SystemRuntime();
    private final ServerSettings settings;
    private final Endpoints endpoints;
    private final WebServer web;
    private final Tokens tokens;
    private final Optional<String> firstAdmin;
    private boolean stopped;

    private Server(ServerSettings settings) {
        this.settings = settings;
        try {
            Store store = openStore(settings, undo);
            undo.push(store::close);
            String replica = runtime.ulid();
            AdoptionPolicy standard = AdoptionPolicy.standard();
            AdoptionPolicy policy =
                    new AdoptionPolicy(settings.presumedDeadAfter(), standard.evidenceStale(), standard.firstBackOff());
            DrivingRules rules = new DrivingRules(policy, settings.agentSilentAfter(), settings.leastApprovals());
            Driving driving = new JdbcDriving(store, rules, replica);
            Adoption adoption = new JdbcAdoption(store, policy, new ComesFirst(), runtime.chance(), replica);
            Database database = store.database();
            this.tokens = new Tokens(database, runtime.chance());
            this.firstAdmin = firstToken();
            Fleet fleet = new Fleet(database, replica, settings.agentSilentAfter());
            LatestTelemetry telemetry = new LatestTelemetry(runtime.nanos());
            Gateway gateway = gateway(driving, adoption, fleet, telemetry);
            undo.push(gateway::stop);
            Doors doors = new Doors(
                    store,
                    tokens,
                    new PageCodes(runtime.chance(), runtime.nanos()),
                    new AuditLog(database),
                    fleet,
                    new Migrations(database),
                    new StoredRollouts(database),
                    driving,
                    adoption,
                    gateway,
                    telemetry);
            this.web = WebServer.start(
                    new WebServer.Settings(
                            settings.http(), settings.planDeadline(), build(), runtime.nanos(), runtime::ulid),
                    doors);
            undo.push(web::stop);
            WorkLoop loop = new WorkLoop(driving, gateway::poke);
            loop.start();
            undo.push(loop::stop);
            this.endpoints = new Endpoints(
                    shown(settings.grpc().host()) + ":" + gateway.port(),
                    (settings.http().tls().isPresent() ? "https://" : "http://")
                            + shown(settings.http().host()) + ":" + web.port(),
                    ProcessHandle.current().pid());
            settings.dataDir().ifPresent(endpoints::write);
            LOG.atInfo()
                    .addKeyValue("grpc", endpoints.grpc())
                    .addKeyValue("http", endpoints.http())
                    .addKeyValue("replica", replica)
                    .log("control plane started");
        } catch (RuntimeException | Error e) {
            unwind(undo);
            throw e;
        }
    }

    /** Starts a control plane; throws coded errors, leaving nothing running. */
    public static Server start(ServerSettings settings) {
        settings.grpc().checked();
        settings.http().checked();
        return new Server(settings);
    }

    /**
     * Makes the admin's token of a store that no data directory stands beside, as {@code bellows server init} does: its text is in the
     * answer and nowhere else. Throws {@link ErrorCode#SERVER_ALREADY_INITIALISED} when the store has a token.
     */
    public static String initialise(ServerSettings settings) {
        if (settings.store().isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.CLI_USAGE,
                    "A control plane with a store of its own writes its first token to its data directory by itself.");
        }
        Deque<Runnable> undo = new ArrayDeque<>();
        try {
            Store store = openStore(settings, undo);
            undo.push(store::close);
            return AdminToken.first(new Tokens(store.database(), new SystemRuntime().chance()))
                    .orElseThrow(() -> BellowsException.of(
                            ErrorCode.SERVER_ALREADY_INITIALISED, "The store has tokens; no token was made."));
        } finally {
            unwind(undo);
        }
    }

    private static Store openStore(ServerSettings settings, Deque<Runnable> undo) {
        settings.dataDir().ifPresent(Server::createDirectory);
        if (settings.store().isPresent()) {
            ServerSettings.StoreAddress address = settings.store().get();
            return open(new Store.Settings(address.url(), address.user(), address.password(), address.connections()));
        }
        Path directory = settings.dataDir().orElseThrow().resolve("postgresql");
        EmbeddedSettings embedded = EmbeddedSettings.in(directory);
        RunningPostgresql postgresql = EmbeddedPostgresql.start(
                settings.programsDir().map(embedded::withBinaries).orElse(embedded));
        undo.push(() -> postgresql.stop(STOP_STORE));
        return open(new Store.Settings(
                postgresql.jdbcUrl("postgres"), postgresql.user(), postgresql.password(), EMBEDDED_CONNECTIONS));
    }

    /** Pool and schema history fail with their own exceptions; both mean that the store cannot be used. */
    private static Store open(Store.Settings address) {
        try {
            return Store.open(address);
        } catch (BellowsException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BellowsException(
                    Problem.of(
                            ErrorCode.SERVER_STORE_UNAVAILABLE, "The store at " + address.url() + " cannot be opened."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }

    private static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.SERVER_DATA_DIR, "The directory " + directory + " cannot be made."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }

    /** The admin's token of a first start, into the data directory; without one {@link #initialise} has to have made it. */
    private Optional<String> firstToken() {
        if (settings.dataDir().isEmpty()) {
            if (tokens.none()) {
                throw BellowsException.of(
                        ErrorCode.SERVER_NOT_INITIALISED,
                        "The store has no token yet, and there is no data directory to write the first one to.");
            }
            return Optional.empty();
        }
        Optional<String> admin = AdminToken.first(tokens);
        admin.ifPresent(token ->
                settings.dataDir().ifPresent(dir -> AdminToken.write(dir.resolve(AdminToken.FILE), token)));
        return admin;
    }

    private Gateway gateway(Driving driving, Adoption adoption, Fleet fleet, LatestTelemetry telemetry) {
        GatewaySettings paces = new GatewaySettings(
                settings.grpc(),
                settings.heartbeat(),
                settings.heartbeat(),
                settings.offlineLimit(),
                PUSH_EVERY,
                REPEAT_AFTER);
        return Gateway.start(
                paces,
                new Gateway.Doors(
                        fleet,
                        driving,
                        adoption,
                        tokens,
                        telemetry,
                        runtime.clock(),
                        runtime.nanos(),
                        runtime.chance()));
    }

    private static String shown(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String build() {
        String version = Server.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0-SNAPSHOT" : version;
    }

    /** The real ports. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Makes and lists tokens, for {@code dev} and the demo. */
    public Tokens tokens() {
        return tokens;
    }

    /** The admin's token when this start made it: the first one over an empty store. */
    public Optional<String> firstAdminToken() {
        return firstAdmin;
    }

    /** The page's address with a fresh one-time code. */
    public String pageAddress() {
        return web.pageAddress();
    }

    /** Tells agents and SDKs to reconnect, closes ports and store. Databases go on. A second call does nothing. */
    public synchronized void stop() {
        if (!stopped) {
            stopped = true;
            unwind(undo);
            LOG.atInfo().addKeyValue("http", endpoints.http()).log("control plane stopped");
        }
    }

    private static void unwind(Deque<Runnable> undo) {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
