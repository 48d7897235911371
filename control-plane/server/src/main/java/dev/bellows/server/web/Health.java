package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What machines ask: alive, ready, metrics, version. No token is needed. Thread-safe. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Doors doors;
    private final Metrics metrics;
    private final ExecutorService workers;
    private final String build;

    Health(Doors doors, Metrics metrics, ExecutorService workers, String build) {
        this.doors = doors;
        this.metrics = metrics;
        this.workers = workers;
        this.build = build;
    }

    void register(Router router) {
        router.get("/healthz").handler(context -> Api.write(context, Answer.text("text/plain", "ok\n")));
        router.get("/readyz").handler(context -> answer(context, this::ready));
        router.get("/metrics")
                .handler(context -> answer(
                        context, () -> Answer.text("text/plain; version=0.0.4; charset=utf-8", metrics.scrape())));
        router.get(Api.BASE + "/version").handler(context -> Api.write(context, Answer.ok(new Version(build, 1, 1))));
    }

    /** The store answers and has our tables. */
    private Answer ready() {
        doors.store().database().one("select 1 from token limit 1", row -> true);
        return Answer.text("text/plain", "ready\n");
    }

    private void answer(RoutingContext context, Supplier<Answer> work) {
        workers.execute(() -> {
            try {
                Api.write(context, work.get());
            } catch (BellowsException e) {
                Api.write(context, ProblemAnswer.of(e));
            } catch (RuntimeException | Error e) {
                LOG.atError().setCause(e).log("a look at the server's health met a mistake of our own");
                Api.write(
                        context,
                        ProblemAnswer.of(BellowsException.of(
                                ErrorCode.SERVER_INTERNAL, "The server's log says which mistake it was.")));
            }
        });
    }

    private record Version(String build, int api, int protocol) {}
}
