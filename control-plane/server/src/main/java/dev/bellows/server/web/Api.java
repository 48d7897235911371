package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.server.security.Identity;
import dev.bellows.server.security.PageCodes;
import dev.bellows.server.security.Tokens;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of the JSON API: version, identity and role are checked, the handler runs on a virtual thread, its answer or error is written on
 * the event loop. At most 256 calls run at once; more are refused with a code.
 */
final class Api {
    static final String BASE = "/api/v1";
    static final String VERSION_HEADER = "Bellows-Api";
    static final String VERSION = "1";
    static final String COOKIE = "bellows_page";
    private static final String SCHEME = "Bearer ";
    private static final int MOST_CALLS = 256;
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Router router;
    private final Tokens tokens;
    private final PageCodes codes;
    private final ExecutorService workers;
    private final Supplier<String> ids;
    private final Semaphore room = new Semaphore(MOST_CALLS);

    /**
     * @param workers runs handlers, which may block
     * @param ids makes the id under which an internal error is logged
     */
    Api(Router router, Tokens tokens, PageCodes codes, ExecutorService workers, Supplier<String> ids) {
        this.router = router;
        this.tokens = tokens;
        this.codes = codes;
        this.workers = workers;
        this.ids = ids;
    }

    /** Handles one call. */
    @FunctionalInterface
    interface Handler {
        Answer handle(Call call);
    }

    /** Handles a call that keeps its response, server-sent events; runs on a virtual thread until the watcher leaves. */
    @FunctionalInterface
    interface StreamHandler {
        void handle(Call call, EventWriter out, Optional<String> lastEventId) throws InterruptedException;
    }

    /** Throws the refusal of a stream while it can still be answered with a status. */
    @FunctionalInterface
    interface StreamCheck {
        void check(Call call);
    }

    Api get(String path, Guard guard, Handler handler) {
        return call(HttpMethod.GET, path, guard, handler);
    }

    Api post(String path, Guard guard, Handler handler) {
        return call(HttpMethod.POST, path, guard, handler);
    }

    Api put(String path, Guard guard, Handler handler) {
        return call(HttpMethod.PUT, path, guard, handler);
    }

    Api delete(String path, Guard guard, Handler handler) {
        return call(HttpMethod.DELETE, path, guard, handler);
    }

    private Api call(HttpMethod method, String path, Guard guard, Handler handler) {
        CallShapes.Shape shape = CallShapes.of(method.name(), path);
        router.route(method, BASE + path)
                .handler(context -> run(context, () -> {
                    Call call = admitted(context, guard, shape);
                    write(context, handler.handle(call));
                }));
        return this;
    }

    Api stream(String path, Guard guard, Watchers watchers, StreamCheck check, StreamHandler handler) {
        CallShapes.Shape shape = CallShapes.of("GET", path);
        router.route(HttpMethod.GET, BASE + path).handler(context -> {
            Context loop = context.vertx().getOrCreateContext();
            EventWriter out = new EventWriter(loop, context.response());
            // Read here: the request is gone when the stream is asked much later whether it may go on.
            Credentials credentials = credentials(context);
            run(context, () -> {
                Call call = admitted(context, guard, shape);
                check.check(call);
                Optional<String> last = Optional.ofNullable(context.request().getHeader("Last-Event-ID"));
                Call watched = call.whileAdmitted(() -> identity(credentials)
                        .filter(now -> now.tokenId().equals(call.identity().tokenId()))
                        .isPresent());
                watchers.watch(out, () -> handler.handle(watched, out, last));
            });
        });
        return this;
    }

    private void run(RoutingContext context, Runnable work) {
        if (!room.tryAcquire()) {
            write(
                    context,
                    ProblemAnswer.of(BellowsException.of(
                            ErrorCode.SERVER_BUSY, "More than " + MOST_CALLS + " calls are being answered.")));
            return;
        }
        workers.execute(() -> {
            try {
                work.run();
            } catch (BellowsException e) {
                write(context, ProblemAnswer.of(e, context.pathParams()));
            } catch (RuntimeException | Error e) {
                // Whatever a call dies of, it is answered.
                write(context, internal(context, e));
            } finally {
                room.release();
            }
        });
    }

    private Call admitted(RoutingContext context, Guard guard, CallShapes.Shape shape) {
        checkVersion(context.request().getHeader(VERSION_HEADER));
        Identity identity = identity(credentials(context))
                .orElseThrow(
                        () -> BellowsException.of(ErrorCode.AUTH_REQUIRED, "The request came without a valid token."));
        guard.check(identity);
        Buffer body = context.body().buffer();
        Map<String, String> query = context.queryParams().entries().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second));
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        shape.check(bytes, query);
        return new Call(identity, context.pathParams(), query, bytes);
    }

    private static void checkVersion(@Nullable String version) {
        if (version != null && !version.equals(VERSION)) {
            throw BellowsException.of(
                    ErrorCode.SERVER_API_VERSION,
                    "The client speaks version '" + version.replaceAll("[^0-9A-Za-z.]", "?")
                            + "' of the HTTP API, this control plane speaks version " + VERSION + ".");
        }
    }

    /** What a request says of who sends it; empty where it says nothing. */
    private record Credentials(Optional<String> header, Optional<String> cookie) {}

    private static Credentials credentials(RoutingContext context) {
        return new Credentials(
                Optional.ofNullable(context.request().getHeader("Authorization")),
                Optional.ofNullable(context.request().getCookie(COOKIE)).map(Cookie::getValue));
    }

    private Optional<Identity> identity(Credentials sent) {
        if (sent.header.isPresent()) {
            return sent.header
                    .filter(header -> header.startsWith(SCHEME))
                    .flatMap(header -> tokens.authenticate(
                            header.substring(SCHEME.length()).strip()));
        }
        // A page outlives neither its cookie nor the token that asked for its address.
        return sent.cookie
                .flatMap(codes::watcher)
                .filter(watcher -> watcher.tokenId().map(tokens::counts).orElse(true))
                .map(ignored -> Identity.watcher());
    }

    private Answer internal(RoutingContext context, Throwable e) {
        String id = ids.get();
        LOG.atError()
                .addKeyValue("code", ErrorCode.SERVER_INTERNAL.id())
                .addKeyValue("error_id", id)
                .addKeyValue("path", context.request().path())
                .setCause(e)
                .log("a call failed by a mistake of our own");
        return ProblemAnswer.of(
                Problem.of(ErrorCode.SERVER_INTERNAL, "The call failed; the server's log has it under " + id + "."),
                Outcome.UNKNOWN,
                Map.of("error_id", id));
    }

    /** Writes an answer on the event loop, unless the other side is gone. */
    static void write(RoutingContext context, Answer answer) {
        context.vertx().runOnContext(ignored -> {
            var response = context.response();
            if (response.ended() || response.closed() || response.headWritten()) {
                return;
            }
            response.setStatusCode(answer.status())
                    .putHeader("Content-Type", answer.contentType())
                    .putHeader("Cache-Control", "no-store")
                    .end(answer.body());
        });
    }
}
