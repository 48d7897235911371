package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.server.security.Listening;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP port. Thread-safe. Event loops parse, route and write; every call is answered on a virtual thread. */
public final class WebServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int MOST_BODY = 1024 * 1024;
    private static final int LOOPS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService workers;
    private final Watchers watchers;
    private final Doors doors;
    private final Settings settings;

    private WebServer(
            Vertx vertx,
            HttpServer server,
            ExecutorService workers,
            Watchers watchers,
            Doors doors,
            Settings settings) {
        this.vertx = vertx;
        this.server = server;
        this.workers = workers;
        this.watchers = watchers;
        this.doors = doors;
        this.settings = settings;
    }

    /**
     * How the port behaves.
     *
     * @param planDeadline how long an agent may take for a plan
     * @param build version of this build, for people
     * @param nanos monotonic clock
     * @param ids makes the id under which an internal error is logged
     */
    public record Settings(
            Listening listening, Duration planDeadline, String build, LongSupplier nanos, Supplier<String> ids) {}

    /** Binds the port and starts; throws a coded error when the address is not allowed or in use. */
    public static WebServer start(Settings settings, Doors doors) {
        settings.listening().checked();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setWorkerPoolSize(LOOPS));
        ExecutorService workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory());
        Watchers watchers = new Watchers();
        HttpServerOptions options = options(settings.listening());
        try {
            HttpServer server = vertx.createHttpServer(options)
                    .requestHandler(router(vertx, settings, doors, workers, watchers))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new WebServer(vertx, server, workers, watchers, doors, settings);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            vertx.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            boolean binding =
                    cause instanceof IOException || settings.listening().tls().isEmpty();
            throw binding
                    ? settings.listening().inUse(cause)
                    : settings.listening().tlsUnusable(cause);
        } catch (InterruptedException e) {
            vertx.close();
            Thread.currentThread().interrupt();
            throw new BellowsException(
                    Problem.of(
                            ErrorCode.SERVER_PORT_IN_USE, "The start was interrupted before the HTTP port was bound."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }

    private static HttpServerOptions options(Listening listening) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(listening.host())
                .setPort(listening.port())
                .setMaxHeaderSize(16 * 1024)
                .setIdleTimeout(120)
                .setCompressionSupported(false);
        listening
                .tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certificate().toString())
                                .setKeyPath(tls.key().toString())));
        return options;
    }

    private static Router router(
            Vertx vertx, Settings settings, Doors doors, ExecutorService workers, Watchers watchers) {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            context.response().putHeader(Api.VERSION_HEADER, Api.VERSION);
            context.next();
        });
        router.route().failureHandler(WebServer::failed);
        new PageFiles(doors.codes(), settings.listening().tls().isPresent()).register(router);
        new Health(doors, new Metrics(doors, watchers, settings.nanos()), workers, settings.build()).register(router);
        router.route(Api.BASE + "/*").handler(WebServer::asBytes);
        router.route(Api.BASE + "/*").handler(BodyHandler.create(false).setBodyLimit(MOST_BODY));
        Api api = new Api(router, doors.tokens(), doors.codes(), workers, settings.ids());
        FleetViews fleetViews = new FleetViews(doors.telemetry());
        RolloutViews views = new RolloutViews(doors.rollouts(), doors.fleet(), doors.adoption(), fleetViews);
        Planning planning = new Planning(
                doors.fleet(),
                doors.migrations(),
                doors.gateway().plans(),
                doors.driving(),
                doors.rollouts(),
                doors.adoption(),
                settings.planDeadline());
        FleetCalls fleet = new FleetCalls(doors, views);
        new MigrationCalls(doors.migrations(), planning).register(api);
        new EventCalls(doors, views, new FleetBoard(doors, views, fleet, settings.nanos()), watchers, settings.nanos())
                .register(api);
        new RolloutCalls(doors, views, planning).register(api);
        fleet.register(api);
        new TargetCalls(doors).register(api);
        new ThrottleCalls(doors).register(api);
        new AdoptionCalls(doors).register(api);
        new SecurityCalls(doors.tokens(), doors.audit(), doors.codes()).register(api);
        router.route()
                .handler(context -> Api.write(
                        context,
                        ProblemAnswer.of(BellowsException.of(
                                ErrorCode.SERVER_NO_SUCH_PATH,
                                "There is no " + context.request().method() + " "
                                        + context.request().path() + "."))));
        return router;
    }

    /**
     * The body is what the call takes, whatever its Content-Type says: curl calls every body a form, and a form's parser would refuse
     * a migration for the length of its fields.
     */
    private static void asBytes(RoutingContext context) {
        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        context.next();
    }

    private static void failed(RoutingContext context) {
        if (context.statusCode() == 413) {
            Api.write(
                    context,
                    ProblemAnswer.of(BellowsException.of(
                            ErrorCode.SERVER_BODY_TOO_LARGE, "The body is larger than " + MOST_BODY + " bytes.")));
            return;
        }
        if (context.statusCode() >= 400 && context.statusCode() < 500) {
            Api.write(
                    context,
                    ProblemAnswer.of(BellowsException.of(ErrorCode.SERVER_BAD_REQUEST, "The request cannot be read.")));
            return;
        }
        LOG.atError()
                .addKeyValue("path", context.request().path())
                .setCause(context.failure())
                .log("routing failed");
        Api.write(
                context,
                ProblemAnswer.of(
                        Problem.of(ErrorCode.SERVER_INTERNAL, "The call failed; see the server's log."),
                        Outcome.UNKNOWN,
                        Map.of()));
    }

    /** The port it really listens on. */
    public int port() {
        return server.actualPort();
    }

    /** The page's address with a fresh one-time code. */
    public String pageAddress() {
        String scheme = settings.listening().tls().isPresent() ? "https" : "http";
        String host = settings.listening().host();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return scheme + "://" + shown + ":" + port() + "/?code=" + doors.codes().issue();
    }

    /** Closes the port and every connection, and waits briefly for the calls and watchers that were behind them. */
    public void stop() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("the HTTP port did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdown();
        try {
            watchers.stop(GRACE);
            workers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}
