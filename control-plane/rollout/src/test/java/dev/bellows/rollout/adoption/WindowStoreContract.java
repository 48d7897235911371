package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.adoption.WindowStore.Lock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of adoption rely on in any storage: the one in PostgreSQL and the one of the simulation. */
public abstract class WindowStoreContract {
    private static final SchemaLine LINE = new SchemaLine("orders");
    private static final String ENVIRONMENT = "production";
    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00.123456Z");

    /** A store without rows, the same during one test. */
    protected abstract WindowStore store();

    /** Begins another transaction while one is open; whether it has to wait for a lock of the open one. */
    protected abstract boolean waits(Consumer<WindowStore.Tx> other);

    private static TargetName t(String name) {
        return new TargetName(name);
    }

    private static Window window(String name, String environment) {
        Window.Seen seen = new Window.Seen(VersionRange.of(17), 0, 0, 0, 1, "token-" + name, false, "");
        return Window.joined(t(name), LINE, environment, VersionRange.of(17), 0, seen);
    }

    private static Claim claim(String incarnation, String environment, String... targets) {
        return new Claim(
                incarnation,
                "checkout",
                "pod-" + incarnation,
                LINE,
                environment,
                17,
                VersionRange.of(17),
                List.of(targets).stream().map(TargetName::new).toList(),
                "sha256:" + "0".repeat(64),
                true,
                new TreeSet<>(List.of("token-a")),
                BEGIN,
                BEGIN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                new TreeSet<>());
    }

    private void write(Consumer<WindowStore.Tx> work) {
        store().transact(tx -> {
            work.accept(tx);
            return true;
        });
    }

    @Test
    void whatWasCommittedIsReadAsItWasWritten() {
        AgentFact.EvidenceReported report = new AgentFact.EvidenceReported(
                t("a"),
                BEGIN,
                BEGIN.plusSeconds(5),
                List.of(new AgentFact.SeenIncarnation("I1", 17, BEGIN, "primary")),
                List.of(new AgentFact.SeenRole("report", BEGIN, true)),
                List.of("replica-2"),
                List.of(new AgentFact.ServerSessions(
                        "primary",
                        Optional.of(BEGIN),
                        Optional.of(BEGIN.plusSeconds(4)),
                        7,
                        2,
                        Optional.of(BEGIN.plusSeconds(3)),
                        "",
                        "",
                        List.of(new AgentFact.WatchedStatements(
                                18, true, BEGIN, List.of(new AgentFact.StatementRead("cron", BEGIN)))))),
                new AgentFact.Readers("bellows", Optional.of(BEGIN), Optional.of(List.of("bellows", "cron"))));
        Evidence evidence = Evidence.of(report, BEGIN.plusSeconds(6), List.of());
        write(tx -> {
            tx.save(window("a", ENVIRONMENT));
            tx.save(claim("I1", ENVIRONMENT, "a"));
            tx.save(evidence);
        });
        write(tx -> {
            assertThat(tx.window(t("a"), Lock.NONE)).contains(window("a", ENVIRONMENT));
            assertThat(tx.claim("I1", Lock.NONE)).contains(claim("I1", ENVIRONMENT, "a"));
            assertThat(tx.evidence(t("a"))).contains(evidence);
            assertThat(tx.window(t("b"), Lock.UPDATE)).isEmpty();
            assertThat(tx.claim("I2", Lock.UPDATE)).isEmpty();
            assertThat(tx.evidence(t("b"))).isEmpty();
            assertThat(tx.wasSeen("I1")).isTrue();
            assertThat(tx.wasSeen("I2")).isFalse();
        });
    }

    @Test
    void aPersonsWordOnAnIncarnationIsKeptWithTheTimeOfTheNewest() {
        write(tx -> tx.confirmGone("I9", "otto", "deleted"));
        Optional<Instant> first = store().transact(tx -> tx.confirmedGone("I9"));
        write(tx -> tx.confirmGone("I9", "anna", "deleted again"));
        Optional<Instant> second = store().transact(tx -> tx.confirmedGone("I9"));
        assertThat(second.orElseThrow()).isAfterOrEqualTo(first.orElseThrow());
        Optional<Instant> none = store().transact(tx -> tx.confirmedGone("I8"));
        assertThat(none).isEmpty();
    }

    @Test
    void aTransactionSeesItsOwnWritesAndAnExceptionUndoesThem() {
        write(tx -> tx.save(window("a", ENVIRONMENT)));
        assertThatThrownBy(() -> write(tx -> {
                    Window before = tx.window(t("a"), Lock.UPDATE).orElseThrow();
                    tx.save(before.nextGeneration());
                    tx.save(claim("I1", ENVIRONMENT));
                    assertThat(tx.window(t("a"), Lock.NONE)).contains(before.nextGeneration());
                    assertThat(tx.claims(before)).hasSize(1);
                    throw new IllegalStateException("the process dies here");
                }))
                .hasMessageContaining("dies here");
        write(tx -> {
            assertThat(tx.window(t("a"), Lock.NONE)).contains(window("a", ENVIRONMENT));
            assertThat(tx.claim("I1", Lock.NONE)).isEmpty();
        });
    }

    /** Whoever locks several windows locks them in one order: that of the names, byte by byte. */
    @Test
    void targetsComeInTheOrderOfTheirNames() {
        List<String> ordered = List.of("a", "a-1", "a1", "b", "b-a", "b0");
        write(tx -> List.of("b0", "a1", "b", "a-1", "b-a", "a").forEach(name -> tx.save(window(name, ENVIRONMENT))));
        write(tx -> tx.save(window("c", "staging")));
        write(tx -> assertThat(tx.targets(LINE, ENVIRONMENT))
                .extracting(TargetName::name)
                .isEqualTo(ordered)
                .isSorted());
    }

    @Test
    void claimsOfAWindowAreThoseThatCountThere() {
        write(tx -> {
            tx.save(window("a", ENVIRONMENT));
            tx.save(claim("I4", ENVIRONMENT, "a", "b"));
            tx.save(claim("I1", ENVIRONMENT));
            tx.save(claim("I2", ENVIRONMENT, "b"));
            tx.save(claim("I3", "staging"));
            tx.save(claim("I5", ENVIRONMENT).goneFrom(t("a")));
            tx.save(claim("I6", ENVIRONMENT).goneFrom(t("b")));
            tx.save(claim("I7", ENVIRONMENT).ended(BEGIN, "confirmed"));
            tx.save(claim("I8", ENVIRONMENT).saidGoodbye(BEGIN));
        });
        write(tx -> assertThat(tx.claims(window("a", ENVIRONMENT)))
                .extracting(Claim::incarnation)
                .as("a goodbye alone ends nothing")
                .containsExactly("I1", "I4", "I6", "I8"));
    }

    @ParameterizedTest(name = "{1} after {0}: {2}")
    @CsvSource({
        "UPDATE,UPDATE,true",
        "UPDATE,SHARE,true",
        "SHARE,UPDATE,true",
        "SHARE,SHARE,false",
        "UPDATE,NONE,false",
        "SHARE,NONE,false"
    })
    void aWindowIsLockedToTheEndOfTheTransaction(Lock held, Lock asked, boolean waits) {
        write(tx -> tx.save(window("a", ENVIRONMENT)));
        write(tx -> {
            assertThat(tx.window(t("a"), held)).isPresent();
            assertThat(waits(other -> other.window(t("a"), asked))).isEqualTo(waits);
        });
        write(tx -> assertThat(tx.window(t("a"), Lock.UPDATE)).isPresent());
    }

    @ParameterizedTest(name = "{1} after {0}: {2}")
    @CsvSource({"UPDATE,SHARE,true", "SHARE,UPDATE,true", "SHARE,SHARE,false", "UPDATE,NONE,false"})
    void theRosterIsLockedToTheEndOfTheTransaction(Lock held, Lock asked, boolean waits) {
        write(tx -> {
            tx.roster(LINE, ENVIRONMENT, held);
            assertThat(waits(other -> other.roster(LINE, "staging", asked))).isFalse();
            assertThat(waits(other -> other.roster(LINE, ENVIRONMENT, asked))).isEqualTo(waits);
        });
    }

    @Test
    void timeStandsStillInATransactionAndNeverGoesBackBetweenThem() {
        Instant first = store().transact(tx -> {
            assertThat(tx.now()).isEqualTo(tx.now());
            return tx.now();
        });
        assertThat(store().transact(WindowStore.Tx::now)).isAfterOrEqualTo(first);
    }
}
