package dev.bellows.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.adoption.Claim;
import dev.bellows.rollout.adoption.Evidence;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Registrar;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.simulation.SimulatedStore.Hearing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two transactions against each other, call by call, in many orders. */
class ClaimRaceTest {
    private static final TargetName SHOP = new TargetName("shop-1");
    private static final int ORDERS = 300;

    private final Registrar registrar = new Registrar();
    private final Narrowing narrowing = new Narrowing(World.POLICY);

    @Test
    void aClosingAndARegistrationNeverBothGoThrough() {
        int closed = 0;
        int accepted = 0;
        for (long seed = 1; seed <= ORDERS; seed++) {
            Timeline timeline = new Timeline(false);
            SimulatedStore store = open(timeline, seed);
            List<Narrowing.Offer> offers = new ArrayList<>();
            List<Registrar.Answer> answers = new ArrayList<>();
            store.submit(
                    tx -> narrowing.offer(tx, new Narrowing.Order(SHOP, World.ROLLOUT, Phase.CONTRACT, 1, 1)),
                    offers::add);
            store.submit(tx -> registrar.register(tx, request("one", "secret-one")), answers::add);
            while (offers.isEmpty() || answers.isEmpty()) {
                assertThat(timeline.step()).as("seed %d goes on", seed).isTrue();
            }
            boolean made = offers.getFirst() instanceof Narrowing.Offer.Made;
            boolean yes = answers.getFirst().verdict() == Registrar.Verdict.YES;
            closed += made ? 1 : 0;
            accepted += yes ? 1 : 0;
            assertThat(made && yes)
                    .as("seed %d: closed over an accepted claim", seed)
                    .isFalse();
        }
        assertThat(closed).as("orders in which the closing wins").isPositive();
        assertThat(accepted).as("orders in which the registration wins").isPositive();
    }

    @Test
    void aGoodbyeEndsTheClaimOfTheIncarnationItNamesAlone() {
        SimulatedStore store = open(new Timeline(false), 1);
        store.transact(tx -> registrar.register(tx, request("one", "secret-one")));
        store.transact(tx -> registrar.register(tx, request("two", "secret-two")));
        assertThat(store.<Boolean>transact(tx -> registrar.goodbye(tx, "one", "secret-one")))
                .isTrue();
        assertThat(store.<Claim>committed("claim/one").flatMap(Claim::goodbyeAt))
                .isPresent();
        assertThat(store.<Claim>committed("claim/two").flatMap(Claim::goodbyeAt))
                .isEmpty();
    }

    private static SimulatedStore open(Timeline timeline, long seed) {
        SimulatedStore store = new SimulatedStore(timeline, Timeline.chance(seed, "race"));
        store.steppedPercent = 100;
        Instant now = store.clock();
        VersionRange both = new VersionRange(17, 18);
        Window.Seen seen = new Window.Seen(both, 1, 1, 1, 1, "token", false, "");
        store.rows.put("window/" + SHOP, Window.joined(SHOP, World.LINE, World.ENVIRONMENT, both, 1, seen));
        AgentFact.EvidenceReported nobody = new AgentFact.EvidenceReported(
                SHOP,
                now.minus(Duration.ofHours(1)),
                now,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new AgentFact.Readers("agent", Optional.empty(), Optional.of(List.of("agent"))));
        store.rows.put("evidence/" + SHOP, new Evidence(nobody, now, List.of()));
        store.rows.put("hearing", new Hearing(now.minus(Duration.ofHours(1)), now));
        return store;
    }

    private static Registrar.Request request(String incarnation, String secret) {
        return new Registrar.Request(
                incarnation,
                "checkout",
                "pod-a",
                World.LINE,
                World.ENVIRONMENT,
                17,
                VersionRange.of(17),
                List.of(),
                Optional.empty(),
                secret,
                Optional.empty(),
                List.of());
    }
}
