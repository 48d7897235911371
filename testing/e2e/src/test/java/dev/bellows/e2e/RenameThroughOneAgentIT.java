package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.controlplane.FakeControlPlane;
import dev.bellows.fixtures.controlplane.ScriptedRollout;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.load.ApplicationLoad;
import dev.bellows.fixtures.load.LedgerCheck;
import dev.bellows.fixtures.load.LoadReport;
import dev.bellows.fixtures.load.LoadSettings;
import dev.bellows.fixtures.load.UsersTable;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.wire.agent.v1.Desired;
import dev.bellows.wire.agent.v1.Phase;
import dev.bellows.wire.agent.v1.Plan;
import dev.bellows.wire.agent.v1.StepEvent;
import dev.bellows.wire.agent.v1.StepState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One agent, one database, a scripted control plane: every phase under load, and SIGKILL after every step. */
@Order(5)
class RenameThroughOneAgentIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ROWS = 5_000;

    /** A phase with the window it ends with. */
    private record Leg(Phase phase, int run, int min, int max) {
        String killPoint(int ordinal) {
            String word = phase.name().substring("PHASE_".length()).toLowerCase(java.util.Locale.ROOT);
            return "journalled " + word + "#" + run + " " + ordinal + " DONE";
        }
    }

    private static final Leg EXPAND = new Leg(Phase.PHASE_EXPAND, 1, 17, 17);
    private static final Leg MIGRATE = new Leg(Phase.PHASE_MIGRATE, 1, 17, 18);
    private static final List<Leg> TAKING_AWAY = List.of(
            new Leg(Phase.PHASE_CONTRACT, 1, 18, 18),
            new Leg(Phase.PHASE_REVERT, 1, 17, 18),
            new Leg(Phase.PHASE_CONTRACT, 2, 18, 18),
            new Leg(Phase.PHASE_CLEANUP, 1, 18, 18));

    /** What hangs on the column; no row has an owner, so that the foreign key refuses none of what the services write. */
    private static final String DEPENDENTS = """
            ALTER TABLE users ADD COLUMN owner bigint, ADD CONSTRAINT short CHECK (length(email) < 500 AND id > 0);
            CREATE INDEX users_lower ON users (lower(email)) WHERE email IS NOT NULL;
            CREATE TABLE mails (address text, owner bigint, PRIMARY KEY (address, owner));
            ALTER TABLE users ADD CONSTRAINT owned FOREIGN KEY (email, owner) REFERENCES mails (address, owner) ON DELETE CASCADE;
            ALTER TABLE users ADD UNIQUE (id, email);
            CREATE TABLE letters (reader bigint, address text,
              CONSTRAINT sent FOREIGN KEY (reader, address) REFERENCES users (id, email) ON UPDATE CASCADE ON DELETE CASCADE);
            INSERT INTO letters SELECT id, email FROM users WHERE id <= 200;
            """;

    @TempDir
    private Path directory;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final FakeControlPlane controlPlane = FakeControlPlane.start();
    private final List<ChildProcess> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(ChildProcess::close);
        controlPlane.close();
    }

    @Test
    void everyPhaseGoesThroughWhileServicesWriteAndTheAgentIsKilledAfterEveryStep() {
        database.execute(UsersTable.standard().createSql(ROWS));
        database.execute(DEPENDENTS);
        controlPlane.grantEverything();
        AgentProcess agent = AgentProcess.configured("one", directory, controlPlane, database);
        Path oldLedger = directory.resolve("v17.ledger");
        Path newLedger = directory.resolve("v18.ledger");
        LoadReport oldReport;
        LoadReport newReport;
        ScriptedRollout rollout = Rename.on(controlPlane);
        List<Leg> done = new ArrayList<>();
        Plan plan;
        ChildProcess running = track(agent.start());
        try (ApplicationLoad v17 = load(17, oldLedger)) {
            awaitHolding(0);
            plan = rollout.plan(LIMIT);
            running.kill();
            done.add(killAfterEachStep(rollout, plan, agent, EXPAND));
            done.add(killAfterEachStep(rollout, plan, agent, MIGRATE));
            try (ApplicationLoad v18 = load(18, newLedger)) {
                awaitRequests(v18, 50);
                oldReport = v17.stop();
                for (Leg leg : TAKING_AWAY) {
                    done.add(killAfterEachStep(rollout, plan, agent, leg));
                }
                newReport = v18.stop();
            }
        }
        assertThat(oldReport.firstErrors()).isEmpty();
        assertThat(newReport.firstErrors()).isEmpty();
        LedgerCheck.Verdict verdict = LedgerCheck.compare(
                List.of(oldLedger, newLedger),
                Map.of("shop", database.dataSource()),
                UsersTable.standard(),
                "email_address");
        assertThat(verdict.lost()).as("%s", verdict.examples()).isZero();
        assertThat(verdict.acknowledged()).isPositive();
        everyStepIsDoneExactlyOnce(plan, done);
        theEventsAreTheJournal();
        assertThat(value("SELECT count(*) FROM information_schema.columns WHERE table_name = 'users'"
                        + " AND column_name = 'email'"))
                .isEqualTo("0");
        assertThat(value(
                        "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE tablename = 'users'"
                                + " AND indexdef LIKE '%email_address%'"))
                .isEqualTo("users_email users_id_email_key users_lower");
        assertThat(
                        value(
                                "SELECT string_agg(concat_ws(' ', conname, convalidated, pg_get_constraintdef(oid)), '; ' ORDER BY conname)"
                                        + " FROM pg_constraint WHERE conrelid IN ('users'::regclass, 'letters'::regclass) AND contype IN ('c', 'f')"))
                .isEqualTo(
                        "owned t FOREIGN KEY (email_address, owner) REFERENCES mails(address, owner) ON DELETE CASCADE;"
                                + " sent t FOREIGN KEY (reader, address) REFERENCES users(id, email_address) ON UPDATE CASCADE ON DELETE CASCADE;"
                                + " short t CHECK (((length(email_address) < 500) AND (id > 0)))");
    }

    /** Starts an agent per step that is killed once the step is journalled, then one that ends the phase. */
    private Leg killAfterEachStep(ScriptedRollout rollout, Plan plan, AgentProcess agent, Leg leg) {
        int mark = controlPlane.mark();
        Desired wanted = rollout.begin(leg.phase, leg.min, leg.max);
        for (int ordinal : ordinals(plan, leg.phase)) {
            ChildProcess victim = track(agent.startUntil(leg.killPoint(ordinal)));
            victim.awaitLine("at " + leg.killPoint(ordinal), LIMIT);
            victim.kill();
        }
        ChildProcess last = track(agent.start());
        rollout.awaitSuccess(wanted, mark, LIMIT);
        awaitJournal();
        last.kill();
        return leg;
    }

    private static List<Integer> ordinals(Plan plan, Phase phase) {
        return plan.getStepsList().stream()
                .filter(step -> step.getPhase() == phase)
                .map(step -> step.getOrdinal())
                .toList();
    }

    private void everyStepIsDoneExactlyOnce(Plan plan, List<Leg> legs) {
        Map<String, Integer> wanted = new TreeMap<>();
        for (Leg leg : legs) {
            ordinals(plan, leg.phase).forEach(ordinal -> wanted.put(leg.phase + "#" + leg.run + " " + ordinal, 1));
        }
        Map<String, Integer> found = new TreeMap<>();
        for (StepEvent event : controlPlane.journal("shop")) {
            if (event.getState() == StepState.STEP_STATE_DONE) {
                found.merge(event.getPhase() + "#" + event.getRun() + " " + event.getOrdinal(), 1, Integer::sum);
            }
        }
        assertThat(found).isEqualTo(wanted);
    }

    private void theEventsAreTheJournal() {
        List<String> heard = controlPlane.journal("shop").stream()
                .map(e -> e.getJournalId() + " " + e.getStepDigest() + " "
                        + e.getState().name().substring("STEP_STATE_".length()))
                .toList();
        assertThat(heard)
                .isEqualTo(
                        values(
                                "SELECT id || ' ' || step_digest || ' ' || state FROM bellows.journal WHERE state <> 'APPLIED' ORDER BY id"));
    }

    private void awaitJournal() {
        org.awaitility.Awaitility.await("every journal entry is heard")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                String.valueOf(controlPlane.journal("shop").size()))
                        .isEqualTo(value("SELECT count(*) FROM bellows.journal WHERE state <> 'APPLIED'")));
    }

    private void awaitHolding(int mark) {
        controlPlane.await(
                "a take-over",
                mark,
                LIMIT,
                m -> m.hasTargetReport() && m.getTargetReport().getHolding()
                        ? java.util.Optional.of(true)
                        : java.util.Optional.empty());
    }

    private ApplicationLoad load(int version, Path ledger) {
        return ApplicationLoad.start(LoadSettings.of(version, 500, ledger).withRate(40), "shop", database.dataSource());
    }

    private static void awaitRequests(ApplicationLoad load, int requests) {
        org.awaitility.Awaitility.await("requests")
                .atMost(LIMIT)
                .until(() -> load.report().requests() >= requests);
    }

    private ChildProcess track(ChildProcess process) {
        processes.add(process);
        return process;
    }

    private String value(String sql) {
        return values(sql).getFirst();
    }

    private List<String> values(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
