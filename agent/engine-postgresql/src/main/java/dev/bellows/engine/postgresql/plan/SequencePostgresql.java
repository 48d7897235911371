package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.AlterSequence;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.NamedSequence;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * alterSequence: what lets a sequence give more numbers, or leaves more room between them, is done in EXPAND, since code of the new version may
 * count on it and code of the old one loses nothing; what takes something from whoever counts on it comes behind the Narrowing. For either
 * nextval waits for milliseconds. Confined to one planning call.
 */
final class SequencePostgresql {
    private final AlterSequence alter;
    private final NamedSequence there;
    private final OperationPlan plan;
    private final BoundTable sequence;
    private final AlterSequence.Type typeBefore;
    private final AlterSequence.Type type;
    private final long minValue;
    private final long maxValue;

    private SequencePostgresql(AlterSequence alter, NamedSequence there, OperationPlan plan) {
        this.alter = alter;
        this.there = there;
        this.plan = plan;
        this.sequence = BoundTable.of(alter.sequence(), Optional.empty());
        this.typeBefore = AlterSequence.Type.valueOf(there.type().toUpperCase(Locale.ROOT));
        this.type = alter.type().orElse(typeBefore);
        // As the server does: a limit that was the type's own becomes that of the other type.
        this.minValue = alter.minValue().orElse(there.minValue() == least(typeBefore) ? least(type) : there.minValue());
        this.maxValue =
                alter.maxValue().orElse(there.maxValue() == greatest(typeBefore) ? greatest(type) : there.maxValue());
    }

    static OperationPlan plan(Migration migration, AlterSequence alter, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        Optional<NamedSequence> there = catalog.sequence(alter.sequence());
        if (there.isEmpty()) {
            return plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no sequence " + alter.sequence() + " in this database; names are exact, capitals count.");
        }
        SequencePostgresql sequence = new SequencePostgresql(alter, there.get(), plan);
        sequence.check(migration);
        if (!plan.isRefused()) {
            sequence.fill();
        }
        return plan;
    }

    private static long greatest(AlterSequence.Type type) {
        return switch (type) {
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            case BIGINT -> Long.MAX_VALUE;
        };
    }

    private static long least(AlterSequence.Type type) {
        return -greatest(type) - 1;
    }

    // ---- refusals ----

    private void check(Migration migration) {
        String what = "Sequence " + alter.sequence();
        if (type.compareTo(typeBefore) < 0) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what + " is of type " + word(typeBefore) + ", and nothing is gained by " + word(type)
                            + ". Write maxValue: where it shall end earlier.");
        }
        if (alter.increment().filter(it -> it > 0 != there.increment() > 0).isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what + " counts " + (there.increment() > 0 ? "up" : "down")
                            + ", and would meet numbers that it has given the other way. Make another sequence.");
        }
        if (minValue >= maxValue || minValue < least(type) || maxValue > greatest(type)) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what + " cannot count from " + minValue + " to " + maxValue + " as " + word(type) + ".");
        } else {
            within(what + " has come to " + there.last(), there.last(), "");
            within(
                    what + " has START " + there.start(),
                    there.start(),
                    " With an sql operation before: ALTER SEQUENCE " + sequence.relation() + " START WITH …");
        }
        ofColumn(migration, what);
    }

    private void within(String what, long number, String wayOut) {
        if (number < minValue || number > maxValue) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    what + ", which is not from " + minValue + " to " + maxValue + "." + wayOut);
        }
    }

    /** A column that is narrower would refuse what the sequence gives, with an error that nobody awaits. */
    private void ofColumn(Migration migration, String what) {
        boolean narrow = List.of("smallint", "integer").contains(there.columnType());
        if (narrow
                && (type != typeBefore || maxValue > there.maxValue())
                && maxValue
                        > greatest(AlterSequence.Type.valueOf(there.columnType().toUpperCase(Locale.ROOT)))) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " belongs to column " + there.column() + ", which is " + there.columnType()
                            + " and holds no such number. Give that the wider type, with alterColumn: the sequence goes with it.");
        }
        migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> changesColumn(effect, there.column()))
                .findFirst()
                .ifPresent(
                        effect -> plan.refuse(
                                ErrorCode.PLAN_DEPENDENT,
                                what + " belongs to column " + there.column()
                                        + ", which this migration renames, drops or gives another type. Put the two into two migrations."));
    }

    private static boolean changesColumn(Effect effect, String column) {
        String table = effect.table().name() + ".";
        Optional<String> changed = effect instanceof Effect.RetypesColumn it
                ? Optional.of(it.column())
                : effect instanceof Effect.RenamesColumn it2
                        ? Optional.of(it2.from())
                        : effect instanceof Effect.DropsColumn it3 ? Optional.of(it3.column()) : Optional.empty();
        return changed.filter(name -> column.equals(table + name) || column.endsWith("." + table + name))
                .isPresent();
    }

    // ---- steps ----

    /**
     * One thing that a sequence is.
     *
     * @param say words that say what it is to be
     * @param unsay words that say what it was
     * @param is condition on {@code s} that is true of what it is to be
     * @param was condition on {@code s} that is true of what it was
     */
    private record Change(String say, String unsay, String is, String was) {
        static Change of(String words, String column, Object value, Object before) {
            return new Change(
                    words + " " + value,
                    words + " " + before,
                    "s." + column + " = " + value,
                    "s." + column + " = " + before);
        }

        static String said(List<Change> changes) {
            return changes.stream().map(Change::say).collect(Collectors.joining(" "));
        }

        static String unsaid(List<Change> changes) {
            return changes.stream().map(Change::unsay).collect(Collectors.joining(" "));
        }
    }

    private void fill() {
        List<Change> wider = new ArrayList<>();
        List<Change> narrower = new ArrayList<>();
        if (type != typeBefore) {
            wider.add(new Change("AS " + word(type), "AS " + word(typeBefore), isOf(type), isOf(typeBefore)));
        }
        if (minValue != there.minValue()) {
            (minValue < there.minValue() ? wider : narrower)
                    .add(Change.of("MINVALUE", "seqmin", minValue, there.minValue()));
        }
        if (maxValue != there.maxValue()) {
            (maxValue > there.maxValue() ? wider : narrower)
                    .add(Change.of("MAXVALUE", "seqmax", maxValue, there.maxValue()));
        }
        alter.increment()
                .filter(it -> it != there.increment())
                .ifPresent(it -> (Math.abs(it) > Math.abs(there.increment()) ? wider : narrower)
                        .add(Change.of("INCREMENT BY", "seqincrement", it, there.increment())));
        alter.cache()
                .filter(it -> it != there.cache())
                .ifPresent(it -> wider.add(Change.of("CACHE", "seqcache", it, there.cache())));
        alter.cycle()
                .filter(it -> it != there.cycle())
                .ifPresent(it -> narrower.add(
                        it
                                ? new Change("CYCLE", "NO CYCLE", "s.seqcycle", "NOT s.seqcycle")
                                : new Change("NO CYCLE", "CYCLE", "NOT s.seqcycle", "s.seqcycle")));
        if (!wider.isEmpty()) {
            expand(wider);
        }
        if (!narrower.isEmpty()) {
            contract(narrower);
        }
    }

    private void expand(List<Change> changes) {
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "let sequence " + there.name() + " be " + Change.said(changes),
                        body(Change.said(changes), Probe.all(is(changes)), Probe.all(was(changes))),
                        lock()));
        boolean further = minValue < there.minValue() || maxValue > there.maxValue();
        String done = Probe.either(was(changes), Probe.not(is(changes)));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.reversible(
                        "let sequence " + there.name() + " be " + Change.unsaid(changes) + " again",
                        body(
                                Change.unsaid(changes),
                                Probe.all(further ? Probe.either(done, further()) : done),
                                further ? Probe.all(is(changes), Probe.not(further())) : Probe.all(is(changes))),
                        lock()));
        if (further) {
            plan.hazard(
                    ErrorCode.PLAN_NOT_UNDONE,
                    "Sequence " + alter.sequence() + " gives numbers outside of " + there.minValue() + " to "
                            + there.maxValue()
                            + " from EXPAND on, once it gets there, and code of the old version has to read them. Where it has given one, a"
                            + " rollback leaves it as it is: numbers that were given stay given.");
        }
    }

    private void contract(List<Change> changes) {
        plan.add(
                Phase.CONTRACT,
                PlannedStep.granted(
                        "let sequence " + there.name() + " be " + Change.said(changes),
                        body(Change.said(changes), Probe.all(is(changes)), Probe.all(was(changes))),
                        lock(),
                        true));
        plan.add(
                Phase.REVERT,
                PlannedStep.reversible(
                        "let sequence " + there.name() + " be " + Change.unsaid(changes) + " again",
                        body(Change.unsaid(changes), Probe.all(was(changes)), Probe.all(is(changes))),
                        lock()));
        plan.hazard(
                ErrorCode.PLAN_BINDS,
                "Sequence " + alter.sequence() + " is " + Change.said(changes)
                        + " from the contract on, when no code of the old version is served any more, and counts as it did until then."
                        + " It fails the step where it has counted further meanwhile.");
    }

    private Step.Body body(String words, String doneWhen, String notDoneWhen) {
        return new Step.Body.StrongLock(
                List.of(sequence.relation()),
                sequence.asOwner("ALTER SEQUENCE " + sequence.relation() + " " + words),
                doneWhen,
                notDoneWhen);
    }

    private String lock() {
        return "SHARE ROW EXCLUSIVE on " + there.name() + ", milliseconds: nextval waits";
    }

    private String is(List<Change> changes) {
        return where(changes.stream().map(Change::is).toList());
    }

    private String was(List<Change> changes) {
        return where(changes.stream().map(Change::was).toList());
    }

    private String where(List<String> conditions) {
        return "EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = "
                + Probe.relation(sequence.schema(), sequence.name()) + " AND " + String.join(" AND ", conditions) + ")";
    }

    /** It has given a number that it could not give before. */
    private String further() {
        return "coalesce(pg_catalog.pg_sequence_last_value(" + Probe.relation(sequence.schema(), sequence.name())
                + ") NOT BETWEEN " + there.minValue() + " AND " + there.maxValue() + ", false)";
    }

    private static String isOf(AlterSequence.Type type) {
        return "s.seqtypid = 'pg_catalog."
                + (switch (type) {
                    case SMALLINT -> "int2";
                    case INTEGER -> "int4";
                    case BIGINT -> "int8";
                })
                + "'::pg_catalog.regtype";
    }

    private static String word(AlterSequence.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
