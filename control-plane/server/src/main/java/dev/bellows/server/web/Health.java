package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What machines ask: alive, ready, metrics, version. No token is needed, so nothing here costs more the more often it is asked.
 * Thread-safe.
 */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Doors doors;
    private final Metrics metrics;
    private final ExecutorService workers;
    private final String build;
    private final Semaphore reading = new Semaphore(1);

    Health(Doors doors, Metrics metrics, ExecutorService workers, String build) {
        this.doors = doors;
        this.metrics = metrics;
        this.workers = workers;
        this.build = build;
    }

    void register(Router router) {
        router.get("/healthz").handler(context -> Api.write(context, Answer.text("text/plain", "ok\n")));
        router.get("/readyz").handler(context -> Api.write(context, ready()));
        router.get("/metrics").handler(this::metrics);
        router.get(Api.BASE + "/version").handler(context -> Api.write(context, Answer.ok(new Version(build, 1, 1))));
    }

    /** A write went through the store a moment ago. Answered from memory: anybody may ask, as often as they like. */
    private Answer ready() {
        return doors.store()
                .trouble()
                .or(doors.gateway()::storeTrouble)
                .map(trouble -> ProblemAnswer.of(trouble, Outcome.NOTHING_DONE, Map.of()))
                .orElseGet(() -> Answer.text("text/plain", "ready\n"));
    }

    /** What was read within the last second is said again, and one request at a time reads anew. */
    private void metrics(RoutingContext context) {
        Optional<String> fresh = metrics.fresh();
        if (fresh.isPresent()) {
            Api.write(context, scraped(fresh.get()));
            return;
        }
        if (!reading.tryAcquire()) {
            Api.write(
                    context,
                    metrics.last()
                            .map(Health::scraped)
                            .orElseGet(() -> ProblemAnswer.of(BellowsException.of(
                                    ErrorCode.SERVER_BUSY, "The first look at the metrics is not over yet."))));
            return;
        }
        workers.execute(() -> {
            try {
                Api.write(context, scraped(metrics.scrape()));
            } catch (BellowsException e) {
                Api.write(context, ProblemAnswer.of(e));
            } catch (RuntimeException | Error e) {
                LOG.atError()
                        .addKeyValue("code", ErrorCode.SERVER_INTERNAL.id())
                        .setCause(e)
                        .log("a look at the server's health met a mistake of our own");
                Api.write(
                        context,
                        ProblemAnswer.of(BellowsException.of(
                                ErrorCode.SERVER_INTERNAL, "The server's log says which mistake it was.")));
            } finally {
                reading.release();
            }
        });
    }

    private static Answer scraped(String text) {
        return Answer.text("text/plain; version=0.0.4; charset=utf-8", text);
    }

    private record Version(String build, int api, int protocol) {}
}
