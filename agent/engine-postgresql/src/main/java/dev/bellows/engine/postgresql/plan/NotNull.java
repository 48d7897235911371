package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Declares a filled column NOT NULL without a scan under a strong lock: a CHECK that is not yet valid, its validation online, then
 * SET NOT NULL, which believes the CHECK. Right only where a trigger makes every write comply, because a CHECK binds new writes at once.
 *
 * @param table the table
 * @param column the column's present name
 * @param check name of the CHECK meanwhile
 * @param settled condition under which there is nothing to bind and to prove any more; empty for none
 * @param unknown columns that code of some version does not know, whose writes are tried without them
 */
record NotNull(Table table, String column, String check, Optional<String> settled, List<String> unknown) {
    /** Of a column that code of some version does not know. */
    NotNull(Table table, String column, String check, Optional<String> settled) {
        this(table, column, check, settled, List.of(column));
    }

    /**
     * All of it.
     *
     * @param binding statements that must be in effect from the moment a NULL is refused, run with it as the table's owner
     */
    List<PlannedStep> steps(List<String> binding) {
        return List.of(bind(binding), prove(), declare(unknown));
    }

    /** Refuses NULLs in rows that are written from now on. */
    PlannedStep bind(List<String> binding) {
        List<String> bind = new ArrayList<>();
        if (!binding.isEmpty()) {
            bind.addAll(OwnerRole.during(table.schema(), table.name(), binding));
        }
        bind.add("ALTER TABLE " + relation() + " ADD CONSTRAINT " + quoted(check) + " CHECK (" + quoted(column)
                + " IS NOT NULL) NOT VALID");
        return PlannedStep.reversible(
                "bind new writes of " + column + " to be not null",
                new Step.Body.StrongLock(
                        List.of(relation()),
                        bind,
                        Probe.all(orSettled(Probe.either(isThere(), isNotNull()))),
                        settled.isEmpty()
                                ? Probe.all(Probe.not(isThere()), Probe.not(isNotNull()))
                                : Probe.all(Probe.not(isThere()), Probe.not(isNotNull()), Probe.not(settled.get())),
                        proof()),
                brief());
    }

    /** Looks at every row, beside readers and writers. */
    PlannedStep prove() {
        return new PlannedStep(
                "prove that " + column + " is nowhere null",
                new Step.Body.Online(
                        "ALTER TABLE " + relation() + " VALIDATE CONSTRAINT " + quoted(check),
                        List.of(),
                        Probe.NEVER,
                        Probe.all(orSettled(Probe.either(isProven(), isNotNull())))),
                "",
                false,
                true,
                table.estimatedRows());
    }

    /**
     * Says so of the column, and takes the CHECK away.
     *
     * @param left columns that code of some version does not know
     */
    PlannedStep declare(List<String> left) {
        return PlannedStep.reversible(
                "declare " + column + " not null",
                new Step.Body.StrongLock(
                        List.of(relation()),
                        List.of(
                                "ALTER TABLE " + relation() + " ALTER COLUMN " + quoted(column) + " SET NOT NULL",
                                "ALTER TABLE " + relation() + " DROP CONSTRAINT " + quoted(check)),
                        Probe.all(isNotNull(), Probe.not(isThere())),
                        Probe.all(Probe.not(isNotNull()), isProven()),
                        WriteProof.of(table, left).sql()),
                brief());
    }

    /** From 18 on it is a constraint, which the server calls after the name that the column had when it came; a block that calls it so again. */
    static String calledAsByTheServer(String schema, String table, String column) {
        return "DO "
                + dollarQuoted("""

                %s;
                BEGIN
                  SELECT pg_catalog.format('ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I', k.conrelid::pg_catalog.regclass, k.conname, wanted.name)
                    INTO blw_said
                    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1],
                      (SELECT %s::pg_catalog.text AS name) wanted
                    WHERE k.conrelid = %s::pg_catalog.regclass AND k.contype = 'n' AND a.attname = %s
                      AND pg_catalog.strpos(k.conname::pg_catalog.text, %s) > 0
                      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conrelid = k.conrelid AND o.conname = wanted.name);
                  IF blw_said IS NOT NULL THEN
                    EXECUTE blw_said;
                  END IF;
                END
                """.formatted(
                        CarryBlock.DECLARATION,
                        literal(Identifiers.head(table + "_" + column, Identifiers.MAX_BYTES - "_not_null".length())
                                + "_not_null"),
                        literal(qualified(schema, table)),
                        literal(column),
                        literal(OwnNames.PREFIX)));
    }

    private String orSettled(String condition) {
        return settled.map(it -> Probe.either(condition, it)).orElse(condition);
    }

    private String relation() {
        return qualified(table.schema(), table.name());
    }

    private String isNotNull() {
        return Probe.columnIsNotNull(table.schema(), table.name(), column);
    }

    private String isThere() {
        return Probe.constraintIsThere(table.schema(), table.name(), check);
    }

    private String isProven() {
        return Probe.constraintIsValid(table.schema(), table.name(), check);
    }

    private String proof() {
        return WriteProof.of(table, unknown).sql();
    }

    private String brief() {
        return "ACCESS EXCLUSIVE on " + table.name() + ", milliseconds: no rewrite, no scan";
    }
}
