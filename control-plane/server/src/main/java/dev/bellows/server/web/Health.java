package dev.bellows.server.web;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.Outcome;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** What machines ask: alive, ready, metrics, version. No token is needed. Thread-safe. */
final class Health {
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
        router.get("/readyz").handler(context -> Api.write(context, ready()));
        router.get("/metrics")
                .handler(context -> answer(
                        context, () -> Answer.text("text/plain; version=0.0.4; charset=utf-8", metrics.scrape())));
        router.get(Api.BASE + "/version").handler(context -> Api.write(context, Answer.ok(new Version(build, 1, 1))));
    }

    /** A write went through the store a moment ago. Answered from memory: anybody may ask, as often as they like. */
    private Answer ready() {
        return doors.gateway()
                .storeTrouble()
                .map(trouble -> ProblemAnswer.of(trouble, Outcome.NOTHING_DONE, Map.of()))
                .orElseGet(() -> Answer.text("text/plain", "ready\n"));
    }

    private void answer(RoutingContext context, Supplier<Answer> work) {
        workers.execute(() -> {
            try {
                Api.write(context, work.get());
            } catch (BellowsException e) {
                Api.write(context, ProblemAnswer.of(e));
            }
        });
    }

    private record Version(String build, int api, int protocol) {}
}
