package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Triggers of statements, which fire however few rows one writes, beside a key that gets wider and comes back. */
class StatementTriggersIT {
    private static final VersionRange OLD = VersionRange.of(17);
    private static final VersionRange NEW = VersionRange.of(18);

    private static final Migration WIDER = new Migration(
            new SchemaLine("orders"),
            18,
            "wider-key",
            Migration.Sync.TRIGGER,
            Migration.Exposure.AUTO,
            EnumSet.allOf(Consent.class),
            List.of(new Operation.AlterColumn(
                    new Operation.TableName(Optional.empty(), "posts"), "id", Optional.empty(), "bigint")),
            new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    /** A revert's fill cannot leave triggers out, since it would leave out foreign keys; their functions count on the application's search_path. */
    @Test
    void aRevertThatHasNothingToWriteFiresNone() {
        database.execute("""
                CREATE TABLE totals (fired int NOT NULL); INSERT INTO totals VALUES (0);
                CREATE TABLE posts (id serial PRIMARY KEY, title text);
                CREATE TABLE votes (post int REFERENCES posts ON DELETE CASCADE);
                CREATE FUNCTION count_them() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE totals SET fired = fired + 1; RETURN NULL; END';
                INSERT INTO posts (title) SELECT 'post' FROM generate_series(1, 500); INSERT INTO votes SELECT id FROM posts;
                CREATE TRIGGER count_them AFTER UPDATE ON posts FOR EACH STATEMENT EXECUTE FUNCTION count_them();
                """);
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, WIDER);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, WIDER, plan, Phase.EXPAND, OLD);
            Rollouts.phase(target, held, WIDER, plan, Phase.MIGRATE, OLD);
            target.target.commitWindow(held, 2, NEW, WIDER);
            target.generation = 2;
            Rollouts.phase(target, held, WIDER, plan, Phase.CONTRACT, NEW);
            Rollouts.phase(target, held, WIDER, plan, Phase.REVERT, NEW);
            assertThat(target.value("SELECT fired FROM totals")).isEqualTo("0");
            database.execute("UPDATE posts SET title = 'changed' WHERE id = 1");
            assertThat(target.value("SELECT fired FROM totals")).isEqualTo("1");
        }
    }
}
