package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Readers;
import dev.bellows.engine.SessionScan;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The window row: what it refuses to promise, and who is seen reading. */
class WindowRowIT {
    private static final VersionRange BOTH = new VersionRange(17, 18);

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    private void createTable() {
        database.execute("CREATE TABLE users (id bigint PRIMARY KEY, email text);"
                + "INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i");
    }

    private static ErrorCode refusal(TestTarget target, Held held, long generation, VersionRange window) {
        return StrongLockIT.codeOf(() -> target.target.commitWindow(held, generation, window));
    }

    @Test
    void aWindowWidensOnlyOnceEverythingItPromisesIsThereAndProven() {
        createTable();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            assertThat(refusal(target, held, 2, BOTH)).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            Plan plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            assertThat(refusal(target, held, 2, BOTH)).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            assertThat(refusal(target, held, 2, BOTH)).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            assertThat(refusal(target, held, 2, new VersionRange(17, 19))).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            assertThat(refusal(target, held, 2, new VersionRange(16, 18))).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            database.execute("ALTER TABLE users DISABLE TRIGGER USER");
            assertThat(refusal(target, held, 2, BOTH)).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            assertThat(target.target.inspect().window().orElseThrow().window()).isEqualTo(VersionRange.of(17));
            database.execute("ALTER TABLE users ENABLE ALWAYS TRIGGER "
                    + target.value("SELECT quote_ident(tgname) FROM pg_trigger WHERE tgname LIKE 'zzz_blw%'"));
            assertThat(target.target.commitWindow(held, 2, BOTH).window()).isEqualTo(BOTH);
        }
    }

    @Test
    void anAgentWithoutMemoryReopensAWindowFromThePlanInTheTargetAndNotOnceItIsContracted() {
        createTable();
        Plan plan;
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            plan = Rollouts.plan(target);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, plan, Phase.EXPAND, VersionRange.of(17));
            Rollouts.phase(target, held, plan, Phase.MIGRATE, VersionRange.of(17));
            target.target.commitWindow(held, 2, BOTH);
            target.target.commitWindow(held, 3, VersionRange.of(18));
        }
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.target.commitWindow(held, 4, BOTH);
            assertThat(refusal(target, held, 3, VersionRange.of(18))).isEqualTo(ErrorCode.FENCE_GENERATION);
            target.target.commitWindow(held, 5, VersionRange.of(18));
            target.generation = 5;
            Rollouts.phase(target, held, plan, Phase.CONTRACT, VersionRange.of(18));
            assertThat(refusal(target, held, 6, BOTH)).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            assertThat(refusal(target, held, 6, VersionRange.of(17))).isEqualTo(ErrorCode.STEP_NOT_SERVED);
            Rollouts.phase(target, held, plan, Phase.REVERT, VersionRange.of(18));
            assertThat(target.target.commitWindow(held, 6, BOTH).window()).isEqualTo(BOTH);
        }
    }

    @Test
    void theHeartbeatRefreshesTheHolderAndTellsTheLoserThatItLost() {
        try (TestTarget first = TestTarget.on(database);
                TestTarget second = new TestTarget(
                        database,
                        TestTarget.settings(database, "second", database.url(), database.user()),
                        dev.bellows.engine.EngineRuntime.KillPoints.NONE)) {
            Held old = first.target.takeOver(0);
            String before = first.value("SELECT heartbeat_at FROM bellows.holder");
            assertThat(first.target.heartbeat(old.fence())).isEqualTo(old.fence());
            String beaten = first.value("SELECT heartbeat_at FROM bellows.holder");
            assertThat(beaten).isNotEqualTo(before);
            Held now = second.target.takeOver(0);
            String taken = first.value("SELECT heartbeat_at FROM bellows.holder");
            assertThat(first.target.heartbeat(old.fence())).isEqualTo(now.fence());
            assertThat(first.value("SELECT heartbeat_at FROM bellows.holder")).isEqualTo(taken);
        }
    }

    @Test
    void aRoleThatMayReadATouchedTableOneWayOrAnotherIsSeenAsAReaderAndAStrangerIsNot() throws SQLException {
        createTable();
        List<String> roles = List.of("direct", "column", "member", "view", "definer", "stranger", "purger");
        database.execute("CREATE VIEW seen AS SELECT id FROM users; CREATE TABLE other (id int);"
                + "CREATE FUNCTION spy() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM users';"
                + "REVOKE EXECUTE ON FUNCTION spy() FROM PUBLIC");
        List<String> names = roles.stream().map(database::createRole).toList();
        database.execute("GRANT SELECT ON users TO " + names.get(0) + "; GRANT UPDATE (email) ON users TO "
                + names.get(1) + "; GRANT " + names.get(0) + " TO " + names.get(2) + "; ALTER ROLE " + names.get(2)
                + " NOINHERIT; GRANT SELECT ON seen TO " + names.get(3) + "; GRANT EXECUTE ON FUNCTION spy() TO "
                + names.get(4) + "; GRANT SELECT ON other TO " + names.get(5) + "; GRANT DELETE ON users TO "
                + names.get(6));
        List<Connection> sessions = new java.util.ArrayList<>();
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            for (String name : names) {
                sessions.add(database.connectAs(name));
            }
            assertThat(scan(target)).allMatch(SessionScan.Session::mayReadTouched);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, Rollouts.plan(target));
            assertThat(scan(target).stream().filter(it -> names.contains(it.role())))
                    .extracting(SessionScan.Session::role, SessionScan.Session::mayReadTouched)
                    .containsExactlyInAnyOrder(
                            tuple(names.get(0), true),
                            tuple(names.get(1), true),
                            tuple(names.get(2), true),
                            tuple(names.get(3), true),
                            tuple(names.get(4), true),
                            tuple(names.get(5), false),
                            // A foreign key that comes refuses what it deletes.
                            tuple(names.get(6), true));
        } finally {
            for (Connection session : sessions) {
                session.close();
            }
        }
    }

    /**
     * What a reference carries on to another table is done with the rights of that one's owner, and a trigger asks nobody for EXECUTE:
     * who may only write the other end reads nothing by grant.
     */
    @Test
    void whoMayWriteWhatLeadsToATriggerThatReadsIsAReader() throws SQLException {
        createTable();
        List<String> roles = List.of("cascades", "updates", "deep", "view", "definer", "fires", "harmless", "inserts");
        List<String> names = roles.stream().map(database::createRole).toList();
        database.execute("CREATE FUNCTION reads() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM max(id) FROM users; RETURN COALESCE(NEW, OLD); END';"
                + "CREATE FUNCTION as_is() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN COALESCE(NEW, OLD); END';"
                + "CREATE TABLE gp (id int PRIMARY KEY); CREATE TABLE p (id int PRIMARY KEY REFERENCES gp ON DELETE CASCADE);"
                + "CREATE TABLE c (id int REFERENCES p ON DELETE CASCADE ON UPDATE CASCADE); CREATE VIEW over AS SELECT id FROM p;"
                + "CREATE TRIGGER t BEFORE UPDATE OR DELETE ON c FOR EACH ROW EXECUTE FUNCTION reads();"
                + "CREATE FUNCTION purge() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'DELETE FROM p';"
                + "REVOKE EXECUTE ON FUNCTION purge(), reads() FROM PUBLIC;"
                + "CREATE TABLE q (id int PRIMARY KEY); CREATE TABLE r (id int REFERENCES q ON DELETE CASCADE);"
                + "CREATE TRIGGER t BEFORE UPDATE OR DELETE ON r FOR EACH ROW EXECUTE FUNCTION as_is();"
                + "CREATE FUNCTION reads_as_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                + " 'BEGIN PERFORM max(id) FROM users; RETURN NEW; END';"
                + "REVOKE EXECUTE ON FUNCTION reads_as_owner() FROM PUBLIC; CREATE TABLE fired (id int);"
                + "CREATE TRIGGER t BEFORE INSERT ON fired FOR EACH ROW EXECUTE FUNCTION reads_as_owner();"
                + "GRANT SELECT, DELETE ON p TO " + names.get(0) + "; GRANT UPDATE (id) ON p TO " + names.get(1)
                + "; GRANT DELETE ON gp TO " + names.get(2) + "; GRANT DELETE ON over TO " + names.get(3)
                + "; GRANT EXECUTE ON FUNCTION purge() TO " + names.get(4) + "; GRANT INSERT ON fired TO "
                + names.get(5)
                + "; GRANT ALL ON q, r TO " + names.get(6) + "; GRANT SELECT ON p, c, fired TO " + names.get(7));
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, Rollouts.plan(target));
            assertThat(target.target
                            .scan(VersionRange.of(17), 0)
                            .readers()
                            .flatMap(Readers::mayRead)
                            .orElseThrow())
                    .containsAll(names.subList(0, 6))
                    .doesNotContainAnyElementsOf(names.subList(6, 8));
        }
    }

    private static List<SessionScan.Session> scan(TestTarget target) {
        return target.target.scan(VersionRange.of(17), 0).servers().getFirst().all();
    }
}
