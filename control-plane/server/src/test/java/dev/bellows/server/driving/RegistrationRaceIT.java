package dev.bellows.server.driving;

import static dev.bellows.server.driving.Fleetlet.QUICK;
import static dev.bellows.server.driving.Fleetlet.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.adoption.Asked;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.WindowStore;
import dev.bellows.server.adoption.Adoption.Served;
import dev.bellows.server.adoption.JdbcWindowStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Registration against closing, two sessions on a real store: the write skew that only row locks prevent. */
final class RegistrationRaceIT {

    private static Narrowing.Order contract() {
        RolloutId rollout = RolloutId.parse("orders/18").orElseThrow();
        return new Narrowing.Order(Fleetlet.t("a"), rollout, Phase.CONTRACT, 1, 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean somebodyWaitsForALock(Fleetlet fleet) {
        return fleet.module
                .store()
                .database()
                .one("select exists (select from pg_locks where not granted) as waits", row -> row.getBoolean("waits"))
                .orElseThrow();
    }

    @Test
    void aRegistrationThatBeganBeforeTheClosingIsCountedByIt()
            throws InterruptedException, ExecutionException, TimeoutException {
        try (Fleetlet fleet = ready();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WindowStore windows = new JdbcWindowStore(fleet.module.store());
            CountDownLatch registered = new CountDownLatch(1);
            CountDownLatch commit = new CountDownLatch(1);
            Future<Boolean> registration = threads.submit(() -> windows.transact(tx -> {
                var answer = new dev.bellows.rollout.adoption.Registrar().register(tx, request());
                registered.countDown();
                await(commit);
                return answer.registered();
            }));
            await(registered);
            Future<Narrowing.Offer> closing =
                    threads.submit(() -> windows.transact(tx -> new Narrowing(QUICK).offer(tx, contract())));
            org.awaitility.Awaitility.await("the closing waits").until(() -> somebodyWaitsForALock(fleet));
            commit.countDown();
            assertThat(registration.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(closing.get(20, TimeUnit.SECONDS))
                    .as("the second look, under the lock, sees it")
                    .isInstanceOf(Narrowing.Offer.Refused.class);
        }
    }

    @Test
    void aRegistrationThatComesDuringTheClosingIsToldToRetry()
            throws InterruptedException, ExecutionException, TimeoutException {
        try (Fleetlet fleet = ready();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WindowStore windows = new JdbcWindowStore(fleet.module.store());
            CountDownLatch closed = new CountDownLatch(1);
            CountDownLatch commit = new CountDownLatch(1);
            Future<Narrowing.Offer> closing = threads.submit(() -> windows.transact(tx -> {
                Narrowing.Offer offer = new Narrowing(QUICK).offer(tx, contract());
                closed.countDown();
                await(commit);
                return offer;
            }));
            await(closed);
            Future<Served> registration = threads.submit(() ->
                    fleet.module.adoption().register(registration("I17", 17)).served());
            org.awaitility.Awaitility.await("the registration waits").until(() -> somebodyWaitsForALock(fleet));
            commit.countDown();
            assertThat(closing.get(20, TimeUnit.SECONDS)).isInstanceOf(Narrowing.Offer.Made.class);
            assertThat(registration.get(20, TimeUnit.SECONDS)).isEqualTo(Served.RETRY_LATER);
        }
    }

    private static dev.bellows.rollout.adoption.Registrar.Request request() {
        return new dev.bellows.rollout.adoption.Registrar.Request(
                "I17",
                "checkout",
                "pod",
                Fleetlet.ORDERS,
                "test",
                17,
                VersionRange.of(17),
                java.util.List.of(),
                java.util.Optional.empty(),
                "secret",
                java.util.Optional.empty(),
                java.util.List.of());
    }

    /** A migrated target on which nobody stands in the way of a contract. */
    private static Fleetlet ready() {
        Fleetlet fleet = Fleetlet.open(QUICK);
        fleet.target("a", 17);
        fleet.submitted("a");
        fleet.command(Driving.Verb.START);
        fleet.migrate("a");
        WindowStore windows = new JdbcWindowStore(fleet.module.store());
        org.awaitility.Awaitility.await("a clean look")
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    fleet.evidence("a");
                    return windows.transact(tx -> new Narrowing(QUICK)
                                    .look(tx, Fleetlet.t("a"), new Asked(VersionRange.of(18), Phase.CONTRACT, 18)))
                            .inTheWay()
                            .isEmpty();
                });
        return fleet;
    }
}
