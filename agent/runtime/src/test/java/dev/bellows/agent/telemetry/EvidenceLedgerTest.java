package dev.bellows.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.agent.message.FromAgent.SeenIncarnation;
import dev.bellows.agent.message.FromAgent.SeenWorker;
import dev.bellows.agent.message.FromAgent.ServerSessions;
import dev.bellows.agent.message.FromAgent.SessionEvidence;
import dev.bellows.document.TargetName;
import dev.bellows.engine.Readers;
import dev.bellows.engine.SessionCount;
import dev.bellows.engine.SessionCount.Present;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.SessionScan.Outcome;
import dev.bellows.engine.SessionScan.ServerScan;
import dev.bellows.engine.SessionScan.Session;
import dev.bellows.engine.SessionScan.Worker;
import dev.bellows.engine.StatementReads;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Evidence outlives its process where the server's own counters bridge the hole, and begins anew where they do not. */
final class EvidenceLedgerTest {
    private static final TargetName SHOP = new TargetName("shop");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private EvidenceLedger ledger = new EvidenceLedger(SHOP);
    private Instant now = BEGIN;
    private String epoch = "one";
    private List<Session> all = List.of();
    private List<Worker> workers = List.of();

    private SessionEvidence look(long opened, String... present) {
        now = now.plusSeconds(5);
        SessionCount count = new SessionCount(
                epoch,
                now.minusMillis(20),
                opened,
                Arrays.stream(present).map(key -> new Present(key, true)).toList(),
                List.of(),
                List.of());
        return ledger.add(new SessionScan(
                now,
                List.of(new ServerScan(
                        "primary",
                        Outcome.CLEAN,
                        List.of(),
                        all,
                        "",
                        Optional.of(count),
                        StatementReads.unusable("none"),
                        workers)),
                Optional.of(new Readers("bellows", Optional.of(List.of("bellows"))))));
    }

    private static ServerSessions primary(SessionEvidence evidence) {
        return evidence.servers().getFirst();
    }

    private void restart(Duration away) {
        ledger = EvidenceLedger.after(SHOP, ledger.written().orElseThrow());
        now = now.plus(away);
    }

    @Test
    void aRestartDoesNotBeginTheCountAnewAndWhatCameMeanwhileIsCounted() {
        look(100, "a");
        look(101, "a", "b");
        restart(Duration.ofSeconds(40));
        ServerSessions after = primary(look(104, "b", "c"));
        assertThat(after.since()).as("but for the hole, which is not quiet").contains(BEGIN.plusSeconds(5 + 45));
        assertThat(after.opened()).isEqualTo(4);
        assertThat(after.unseen()).as("c is there; two came and went").isEqualTo(2);
        assertThat(after.lastUnseen()).contains(now);
        assertThat(primary(look(104, "b", "c")).unseen()).isEqualTo(2);
    }

    @Test
    void aQuietHoleLeavesEverythingAccountedFor() {
        look(100, "a");
        restart(Duration.ofSeconds(40));
        ServerSessions after = primary(look(100, "a"));
        assertThat(after.unseen()).isZero();
        assertThat(after.through()).contains(now.minusMillis(20));
    }

    @Test
    void anotherEpochALongHoleAndACounterThatWentBackBeginAnew() {
        look(100, "a");
        restart(SessionAccount.LARGEST_GAP);
        assertThat(primary(look(100, "a")).since()).as("too long").contains(now);
        restart(Duration.ofSeconds(1));
        epoch = "two";
        assertThat(primary(look(100, "a")).since())
                .as("the server started anew")
                .contains(now);
        restart(Duration.ofSeconds(1));
        assertThat(primary(look(99, "a")).since()).as("another counter").contains(now);
    }

    @Test
    void whoWasSeenIsRememberedBeyondARestartAndBeyondAGap() {
        all = List.of(new Session(true, 17, "I9", "app", "", true), new Session(false, 0, "", "report", "", true));
        workers = List.of(new Worker("pg_cron launcher", "cron"));
        look(100, "a");
        Instant seen = now;
        all = List.of(new Session(false, 0, "", "bellows", "", true));
        workers = List.of();
        look(100, "a");
        Instant shared = now;
        all = List.of();
        restart(Duration.ofSeconds(40));
        SessionEvidence after = look(100, "a");
        assertThat(after.incarnations()).containsExactly(new SeenIncarnation("I9", 17, seen, "primary"));
        assertThat(after.workers()).containsExactly(new SeenWorker("pg_cron launcher", "cron", seen, "primary"));
        assertThat(after.agentRoleShared()).contains(shared);
        assertThat(after.taggedRoles()).hasSize(1);
        assertThat(after.roles()).hasSize(2);
        assertThat(after.since()).as("samples have a hole").isEqualTo(now);
    }

    @Test
    void whatIsNoEvidenceIsRefused() {
        look(100, "a");
        String text = ledger.written().orElseThrow();
        for (String other : List.of("", "AAAA", "no base64!", text.substring(0, text.length() / 8 * 4))) {
            assertThatThrownBy(() -> EvidenceLedger.after(SHOP, other)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
