package dev.bellows.rollout.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A YES rests on evidence without holes: each hole alone makes it INCONCLUSIVE, and each proof alone settles it. */
final class QuietTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Asked CONTRACT = new Asked(VersionRange.of(18), Phase.CONTRACT, 18);

    private final Builder evidence = new Builder();

    private List<String> inTheWay(Asked asked, String... declared) {
        return new Quiet(asked, "orders", DAY, AdoptionPolicy.standard(), Set.of(declared), evidence.build(), NOW)
                .finding().obstacles().stream()
                        .map(one -> one.role().isEmpty() ? one.kind() : one.role())
                        .toList();
    }

    /** Two days of watching, everything accounted for; cron and report may read, bellows is the agent. */
    private static final class Builder {
        Optional<Instant> counted = Optional.of(NOW.minus(Duration.ofDays(2)));
        Instant through = NOW.minusSeconds(5);
        Optional<Instant> unseen = Optional.empty();
        String statementsWhy = "no extension";
        List<AgentFact.WatchedStatements> statements = List.of();
        List<AgentFact.SeenRole> roles = List.of();
        Optional<Instant> shared = Optional.empty();
        Optional<List<String>> mayRead = Optional.of(List.of("bellows", "cron", "report"));
        boolean counts = true;
        List<Evidence.Remembered> before = List.of();
        List<AgentFact.SeenRole> tagged = List.of();
        List<AgentFact.SeenWorker> workers = List.of();

        Evidence build() {
            AgentFact.ServerSessions primary = new AgentFact.ServerSessions(
                    "primary", counted, counted.map(since -> through), 9, 2, unseen, "", statementsWhy, statements);
            return Evidence.of(
                    new AgentFact.EvidenceReported(
                            new TargetName("a"),
                            NOW.minus(Duration.ofDays(2)),
                            NOW,
                            List.of(),
                            roles,
                            List.of(),
                            counts ? List.of(primary) : List.of(),
                            new AgentFact.Readers("bellows", shared, mayRead),
                            tagged,
                            workers),
                    NOW,
                    before);
        }
    }

    private static AgentFact.WatchedStatements watched(boolean old, Duration since, AgentFact.StatementRead... reads) {
        return new AgentFact.WatchedStatements(18, old, NOW.minus(since), List.of(reads));
    }

    @Test
    void everySessionAccountedForOverTheWholeQuietTimeIsProof() {
        assertThat(inTheWay(CONTRACT)).isEmpty();
    }

    @Test
    void aSessionThatCameUnseenNamesEveryoneWhoCouldHaveBeenIt() {
        evidence.unseen = Optional.of(NOW.minus(Duration.ofHours(23)));
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
        assertThat(inTheWay(CONTRACT, "cron")).containsExactly("report");
        assertThat(inTheWay(CONTRACT, "cron", "report")).isEmpty();
    }

    @Test
    void quietIsMeasuredFromTheLastSessionThatCameUnseen() {
        evidence.unseen = Optional.of(NOW.minus(Duration.ofHours(25)));
        assertThat(inTheWay(CONTRACT)).isEmpty();
    }

    @Test
    void theQuietTimeEndsWhereCertaintyEndsNotNow() {
        evidence.unseen = Optional.of(NOW.minus(DAY).minusSeconds(3));
        evidence.through = NOW.minusSeconds(10);
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
        evidence.through = NOW.minusSeconds(2);
        assertThat(inTheWay(CONTRACT)).isEmpty();
    }

    @Test
    void theAgentsRoleIsTheAgentsAloneUnlessAnybodyElseWasSeenWithIt() {
        evidence.unseen = Optional.of(NOW.minusSeconds(60));
        evidence.shared = Optional.of(NOW.minusSeconds(600));
        assertThat(inTheWay(CONTRACT, "cron", "report")).containsExactly("bellows");
        evidence.shared = Optional.of(NOW.minus(Duration.ofHours(30)));
        assertThat(inTheWay(CONTRACT, "cron", "report")).isEmpty();
    }

    @Test
    void aCountThatIsTooYoungOrMissingOrNotCertainProvesNothing() {
        evidence.counted = Optional.of(NOW.minus(Duration.ofHours(2)));
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
        evidence.counted = Optional.empty();
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
        evidence.counted = Optional.of(NOW.minus(Duration.ofDays(2)));
        evidence.through = NOW.minusSeconds(60);
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
    }

    @Test
    void anAgentThatDoesNotCountProvesNothing() {
        evidence.counts = false;
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
        evidence.mayRead = Optional.empty();
        assertThat(inTheWay(CONTRACT, "cron")).containsExactly("evidence");
    }

    @Test
    void cleanStatementsSettleSessionsThatCameUnseenAndReadsNameTheReader() {
        evidence.unseen = Optional.of(NOW.minusSeconds(60));
        evidence.statementsWhy = "";
        evidence.statements = List.of(watched(true, Duration.ofHours(25)));
        assertThat(inTheWay(CONTRACT)).isEmpty();
        evidence.statements = List.of(watched(
                true,
                Duration.ofHours(25),
                new AgentFact.StatementRead("cron", NOW.minus(Duration.ofHours(23))),
                new AgentFact.StatementRead(
                        "report", NOW.minus(Duration.ofHours(24).plusSeconds(1)))));
        assertThat(inTheWay(CONTRACT)).containsExactly("cron");
        assertThat(inTheWay(CONTRACT, "cron")).isEmpty();
    }

    @Test
    void aReadOfARoleWithoutAnySessionCountsThoughEverySessionIsAccountedFor() {
        evidence.statementsWhy = "";
        evidence.statements = List.of(watched(
                true,
                Duration.ofHours(25),
                new AgentFact.StatementRead("cron", NOW.minus(Duration.ofHours(23))),
                new AgentFact.StatementRead("app", NOW.minus(Duration.ofHours(23)))));
        evidence.tagged = List.of(new AgentFact.SeenRole("app", NOW.minus(Duration.ofHours(22)), true));
        assertThat(inTheWay(CONTRACT)).containsExactly("cron");
        assertThat(inTheWay(CONTRACT, "cron")).isEmpty();
        evidence.tagged = List.of(new AgentFact.SeenRole("app", NOW.minus(Duration.ofHours(25)), true));
        assertThat(inTheWay(CONTRACT, "cron"))
                .as("its service left before it read")
                .containsExactly("app");
    }

    @Test
    void aBackgroundWorkerIsNamedUnlessStatementsWereWatchedAllTheTime() {
        evidence.workers = List.of(
                new AgentFact.SeenWorker("pg_cron launcher", "cron", NOW.minusSeconds(60), "primary"),
                new AgentFact.SeenWorker("walsender", "copies", NOW.minusSeconds(60), "primary"));
        assertThat(inTheWay(CONTRACT)).as("copies may not read").containsExactly("cron");
        assertThat(inTheWay(CONTRACT, "cron")).isEmpty();
        evidence.statementsWhy = "";
        evidence.statements = List.of(watched(true, Duration.ofHours(25)));
        assertThat(inTheWay(CONTRACT)).isEmpty();
        assertThat(new Quiet(CONTRACT, "orders", DAY, AdoptionPolicy.standard(), Set.of(), evidence.build(), NOW)
                        .finding()
                        .basis())
                .contains("primary: background workers that no count of sessions knows: pg_cron launcher (cron),"
                        + " walsender (copies)");
        evidence.statements = List.of(watched(true, Duration.ofHours(23)));
        assertThat(inTheWay(CONTRACT)).containsExactly("cron");
    }

    @Test
    void aWorkerWhoseRoleNobodyKnowsIsInTheWayUnlessStatementsWereWatchedAllTheTime() {
        evidence.workers = List.of(new AgentFact.SeenWorker("walsender", "", NOW.minusSeconds(60), "primary"));
        assertThat(inTheWay(CONTRACT, "cron", "report")).containsExactly("evidence");
        List<Look.Obstacle> obstacles = new Quiet(
                        CONTRACT, "orders", DAY, AdoptionPolicy.standard(), Set.of(), evidence.build(), NOW)
                .finding()
                .obstacles();
        assertThat(obstacles).allMatch(Look.Obstacle::inconclusive);
        assertThat(obstacles.getFirst().text())
                .contains("primary: walsender ", "stop it", "pg_stat_statements")
                .doesNotContain("consumer add");
        evidence.statementsWhy = "";
        evidence.statements = List.of(watched(true, Duration.ofHours(23)));
        assertThat(inTheWay(CONTRACT)).as("not long enough").containsExactly("evidence");
        evidence.statements = List.of(watched(true, Duration.ofHours(25)));
        assertThat(inTheWay(CONTRACT)).isEmpty();
        evidence.statements = List.of();
        evidence.workers = List.of(new AgentFact.SeenWorker("", "", NOW.minus(Duration.ofHours(25)), "primary"));
        assertThat(inTheWay(CONTRACT)).as("it is gone").isEmpty();
    }

    @Test
    void aSessionWhoseRoleWasDroppedUnderItIsInTheWay() {
        evidence.roles = List.of(new AgentFact.SeenRole("", NOW.minus(Duration.ofHours(3)), true));
        assertThat(inTheWay(CONTRACT, "cron", "report")).containsExactly("evidence");
        assertThat(new Quiet(CONTRACT, "orders", DAY, AdoptionPolicy.standard(), Set.of(), evidence.build(), NOW)
                        .finding()
                        .obstacles()
                        .getFirst()
                        .text())
                .contains("pg_terminate_backend")
                .doesNotContain("consumer add");
        evidence.roles = List.of(new AgentFact.SeenRole("", NOW.minus(Duration.ofHours(25)), true));
        assertThat(inTheWay(CONTRACT)).isEmpty();
    }

    @Test
    void statementsThatWereResetOrAreOfTheOtherSideSettleNothing() {
        evidence.unseen = Optional.of(NOW.minusSeconds(60));
        evidence.statementsWhy = "";
        evidence.statements = List.of(watched(true, Duration.ofHours(23)));
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
        evidence.statements = List.of(watched(false, Duration.ofHours(30)));
        assertThat(inTheWay(CONTRACT)).containsExactly("cron", "report");
        assertThat(inTheWay(new Asked(VersionRange.of(17), Phase.ROLLBACK, 18))).isEmpty();
        evidence.statementsWhy = "switched off";
        assertThat(inTheWay(new Asked(VersionRange.of(17), Phase.ROLLBACK, 18))).containsExactly("cron", "report");
    }

    @Test
    void aRoleSeenUntaggedIsRememberedBeyondTheReportThatSawItAndARevokedOneReadsNoMore() {
        evidence.roles = List.of(new AgentFact.SeenRole("report", NOW.minus(Duration.ofHours(3)), true));
        Evidence saw = evidence.build();
        evidence.before = saw.remembered();
        evidence.roles = List.of();
        assertThat(inTheWay(CONTRACT)).containsExactly("report");
        assertThat(inTheWay(CONTRACT, "report")).isEmpty();
        evidence.mayRead = Optional.of(List.of("bellows", "cron"));
        assertThat(inTheWay(CONTRACT)).as("revoked").isEmpty();
        assertThat(evidence.build().remembered())
                .extracting(Evidence.Remembered::role)
                .containsExactly("report");
    }
}
