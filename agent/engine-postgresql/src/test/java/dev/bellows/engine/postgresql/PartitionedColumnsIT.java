package dev.bellows.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Columns and constraints over partitioned tables, beside writers who move rows from partition to partition. */
class PartitionedColumnsIT {
    private static final VersionRange BEFORE = new VersionRange(17, 17);
    private static final VersionRange AFTER = new VersionRange(18, 18);

    /** Columns of every table of the tree, triggers and constraints. */
    private static final String IMAGE = """
            SELECT string_agg(c.relname || ' ' || (SELECT string_agg(a.attname || ' ' || a.attnotnull, ',' ORDER BY a.attname) FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
              || coalesce((SELECT string_agg(t.tgname, ',' ORDER BY t.tgname) FROM pg_trigger t WHERE t.tgrelid = c.oid), '')
              || coalesce((SELECT string_agg(pg_get_constraintdef(k.oid), ',' ORDER BY k.conname) FROM pg_constraint k WHERE k.conrelid = c.oid), ''),
              E'\\n' ORDER BY c.relname)
            FROM pg_class c WHERE c.relname LIKE 'events%' AND c.relkind IN ('r', 'p')""";

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @BeforeEach
    void createTable() {
        database.execute(PartitionedTraffic.TABLE);
    }

    private static Migration doing(String... operations) {
        String document = """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: 18
                name: one-operation
                consent: [alias, constraint, on-conflict, prepared, star]
                operations:
                  - %s
                contract: { quiet: 0s, revertFor: 0s }
                """.formatted(String.join("\n  - ", operations));
        if (MigrationDocuments.parse("case.yaml", document.getBytes(StandardCharsets.UTF_8))
                instanceof ParsedDocument.Valid<Migration>(Migration migration, var json, var digest)) {
            return migration;
        }
        throw new AssertionError(document);
    }

    private static void narrow(TestTarget target, Held held, Migration migration, Plan plan) {
        target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
        target.target.commitWindow(held, 2, new VersionRange(17, 18), migration);
        target.target.commitWindow(held, 3, AFTER, migration);
        target.generation = 3;
    }

    private static List<String> refused(TestTarget target, Migration migration) {
        return switch (new PostgresqlEngineProvider()
                .planner()
                .plan(migration, target.target.snapshot(migration), target.target.facts())) {
            case PlanOutcome.Planned planned ->
                throw new AssertionError(planned.plan().steps());
            case PlanOutcome.Refused refused ->
                refused.problems().stream().map(it -> it.message()).toList();
        };
    }

    @Test
    void aColumnIsAddedAndFilledInEveryPartition() {
        Migration migration = doing(
                "addColumn: { table: events, column: size, type: int, required: true, default: \"0\", up: length(body) }",
                "addColumn: { table: events, column: note, type: text, default: \"'none'\" }");
        try (TestTarget target = TestTarget.on(database);
                PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            String before = target.value(IMAGE);
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
            traffic.goesOn();
            Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, BEFORE);
            traffic.goesOn();
            assertThat(target.value("SELECT count(*) FROM events WHERE size IS NULL OR note IS NULL"))
                    .isEqualTo("0");
            target.run++;
            Rollouts.phase(target, held, migration, plan, Phase.ROLLBACK, BEFORE);
            assertThat(target.value(IMAGE)).isEqualTo(before);
            target.run++;
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
            Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, BEFORE);
            narrow(target, held, migration, plan);
            Rollouts.phase(target, held, migration, plan, Phase.CONTRACT, AFTER);
            traffic.goesOn();
            assertThat(target.value(IMAGE)).doesNotContain("blw");
            assertThat(target.value(
                            "SELECT bool_and(attnotnull) FROM pg_attribute WHERE attname = 'size' AND attrelid IN"
                                    + " (SELECT relid FROM pg_partition_tree('events'))"))
                    .isEqualTo("t");
        }
    }

    @Test
    void aColumnIsRenamedInEveryPartitionAndBack() {
        Migration migration = doing("renameColumn: { table: events, from: body, to: text }");
        database.execute("ALTER TABLE events ADD CONSTRAINT said CHECK (body <> '' OR kind > 0)");
        try (TestTarget target = TestTarget.on(database)) {
            Plan plan = Rollouts.plan(target, migration);
            Held held = target.target.takeOver(0);
            try (PartitionedTraffic old = PartitionedTraffic.on(database)) {
                Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
                old.goesOn();
                Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, BEFORE);
                old.goesOn();
            }
            try (PartitionedTraffic both = PartitionedTraffic.on(database, "text", 2)) {
                both.goesOn();
            }
            assertThat(target.value("SELECT count(*) FROM events WHERE body IS DISTINCT FROM text"))
                    .isEqualTo("0");
            narrow(target, held, migration, plan);
            try (PartitionedTraffic fresh = PartitionedTraffic.on(database, "text", 4)) {
                for (Phase phase : List.of(Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT)) {
                    Rollouts.phase(target, held, migration, plan, phase, AFTER);
                    fresh.goesOn();
                    target.run++;
                }
                Rollouts.phase(target, held, migration, plan, Phase.CLEANUP, AFTER);
                fresh.goesOn();
            }
            assertThat(target.value(IMAGE)).doesNotContain("blw", "body");
        }
    }

    @Test
    void aColumnGoesFromEveryPartition() {
        database.execute(
                "ALTER TABLE events ADD COLUMN gone int NOT NULL DEFAULT 3, ADD CONSTRAINT few CHECK (gone < 10)");
        Migration migration = doing(
                "dropColumn: { table: events, column: gone }", "setComment: { table: events, comment: what happened }");
        try (TestTarget target = TestTarget.on(database);
                PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            String before = target.value(IMAGE);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
            Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, BEFORE);
            narrow(target, held, migration, plan);
            for (Phase phase : List.of(Phase.CONTRACT, Phase.REVERT, Phase.CONTRACT)) {
                Rollouts.phase(target, held, migration, plan, phase, AFTER);
                traffic.goesOn();
                target.run++;
            }
            Rollouts.phase(target, held, migration, plan, Phase.CLEANUP, AFTER);
            traffic.goesOn();
            assertThat(before).contains("gone");
            assertThat(target.value(IMAGE)).doesNotContain("blw", "gone");
        }
    }

    @Test
    void constraintsBindEveryPartitionFromTheContractOn() {
        database.execute("ALTER TABLE events ADD CONSTRAINT old CHECK (kind < 100)");
        Migration migration = doing(
                "addConstraint: { table: events, name: spoken, check: \"length(body) > 0\" }",
                "addConstraint: { table: events, notNull: body }",
                "dropConstraint: { table: events, name: old }");
        try (TestTarget target = TestTarget.on(database);
                PartitionedTraffic traffic = PartitionedTraffic.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            String before = target.value(IMAGE);
            narrow(target, held, migration, plan);
            for (int time = 0; time < 2; time++) {
                Rollouts.phase(target, held, migration, plan, Phase.CONTRACT, AFTER);
                traffic.goesOn();
                assertThat(target.value("SELECT count(*) FROM pg_constraint WHERE conname = 'spoken' AND convalidated"))
                        .isEqualTo("6");
                assertThat(target.value(IMAGE)).doesNotContain("kind < 100");
                target.run++;
                Rollouts.phase(target, held, migration, plan, Phase.REVERT, AFTER);
                traffic.goesOn();
                assertThat(target.value(IMAGE)).isEqualTo(before);
                target.run++;
            }
        }
    }

    /** Its rows lie below the keys that were passed, and nothing of ours wrote them. */
    @Test
    void aPartitionThatComesWithRowsWhileTheFillRunsIsFilledToo() {
        Migration migration = doing(
                "addColumn: { table: events, column: size, type: int, required: true, default: \"0\", up: length(body) }");
        List<String> done = new ArrayList<>();
        KillPoints once = name -> {
            if (name.equals("backfill-cursor") && done.isEmpty()) {
                done.add(name);
                database.execute(
                        "CREATE TABLE events_jp (id bigint NOT NULL, region text NOT NULL, body text, kind int, size int);"
                                + "INSERT INTO events_jp SELECT -i, 'jp', 'abc', 1 FROM generate_series(1, 500) i;"
                                + "ALTER TABLE events ATTACH PARTITION events_jp FOR VALUES IN ('jp')");
            }
        };
        try (TestTarget target = TestTarget.on(database, once)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
            Rollouts.phase(target, held, migration, plan, Phase.MIGRATE, BEFORE);
            assertThat(target.value("SELECT count(*) FROM events_jp WHERE size = 3"))
                    .isEqualTo("500");
            assertThat(done).hasSize(1);
        }
    }

    @Test
    void aTriggerThatIsOffInOnePartitionHoldsTheVerification() {
        Migration migration = doing("renameColumn: { table: events, from: body, to: text }");
        try (TestTarget target = TestTarget.on(database)) {
            Held held = target.target.takeOver(0);
            Plan plan = Rollouts.plan(target, migration);
            target.target.freezePlan(held, 1, TestTarget.ROLLOUT, plan);
            Rollouts.phase(target, held, migration, plan, Phase.EXPAND, BEFORE);
            database.execute(
                    "DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE events_us_1 DISABLE TRIGGER %I', tgname) FROM pg_trigger"
                            + " WHERE tgrelid = 'events_us_1'::regclass AND tgname LIKE 'zzz_blw%'); END $$");
            Step compare = plan.steps(Phase.MIGRATE).stream()
                    .filter(it -> it.body() instanceof Step.Body.VerifyRange)
                    .findFirst()
                    .orElseThrow();
            for (Step step : plan.steps(Phase.MIGRATE)) {
                StepOutcome outcome = Rollouts.execute(target, held, migration, step, BEFORE);
                if (step.equals(compare)) {
                    assertThat(outcome).isNotInstanceOf(StepOutcome.Done.class);
                    return;
                }
            }
            throw new AssertionError("nothing was compared");
        }
    }

    @Test
    void whatCannotBeCarriedOverPartitionsIsRefusedByName() {
        database.execute("CREATE INDEX events_body ON events (body); CREATE INDEX alone ON events_eu (kind);"
                + "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                + "CREATE TRIGGER own BEFORE INSERT ON events_eu FOR EACH ROW EXECUTE FUNCTION f()");
        try (TestTarget target = TestTarget.on(database)) {
            assertThat(refused(target, doing("renameColumn: { table: events, from: region, to: area }")))
                    .anyMatch(it -> it.contains("public.events.region is part of the partition key"));
            assertThat(refused(target, doing("renameColumn: { table: events, from: body, to: text }")))
                    .anyMatch(it -> it.startsWith("Index events_body on public.events.body lies in every partition"))
                    .anyMatch(
                            it -> it.contains("have triggers of their own") && it.contains("own of public.events_eu"));
            assertThat(refused(target, doing("renameColumn: { table: events, from: kind, to: sort }")))
                    .anyMatch(it -> it.contains("have what the table has not") && it.contains("alone"));
            assertThat(refused(target, doing("alterColumn: { table: events, column: kind, type: bigint }")))
                    .anyMatch(it -> it.contains("is a partitioned table"));
            assertThat(refused(
                            target, doing("addConstraint: { table: events, name: one, unique: [id, region, body] }")))
                    .anyMatch(it -> it.contains("is made with createIndex, unique: true"));
        }
    }
}
