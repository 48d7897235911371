package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation.ColumnConversion;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Dependent;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Grant;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Mention;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What columns that go for others must not have, each with its reason and way out, and what is asked of those that come. Nothing is carried
 * over: what speaks of one column says nothing of several. Confined to one planning call.
 */
final class ColumnConversionRules {
    private final Migration migration;
    private final ColumnConversion convert;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;
    private final String name;
    private final List<String> olds;
    private final List<String> news;
    private final String what;

    ColumnConversionRules(
            Migration migration, ColumnConversion convert, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.migration = migration;
        this.convert = convert;
        this.catalog = catalog;
        this.plan = plan;
        this.name = convert.table().toString();
        this.olds = convert.olds().stream().map(ColumnConversion.Old::name).toList();
        this.news = convert.news().stream().map(it -> it.column().name()).toList();
        this.what = name + "." + convert.called();
    }

    /** Both sides; empty where they are refused. */
    Optional<WrittenRow> check() {
        if (migration.sync() != Migration.Sync.TRIGGER) {
            refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    convert.word() + " of " + what + " keeps columns in step by a trigger; write sync: trigger.");
        }
        if (!migration.consents().contains(Consent.STAR)) {
            refuse(
                    ErrorCode.PLAN_CONSENT,
                    "Hiding and dropping " + ColumnConversionPostgresql.named(olds) + " of " + name
                            + " breaks prepared SELECT *, COPY and INSERT without a column list,"
                            + " and statements are not observed yet, so nobody can rule them out."
                            + " Make sure that no service does that, then add consent: [star] to the migration.");
        }
        news.forEach(it -> ColumnRules.fits(it, plan));
        Optional<Table> found = TableRules.writable(convert.table(), catalog, plan);
        convert.news().forEach(it -> type(it, found));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Table table = found.get();
        table(table);
        List<Column> columns = new ArrayList<>();
        for (String old : olds) {
            TableRules.column(table, old, plan).ifPresent(column -> {
                column(table, column);
                columns.add(column);
            });
        }
        grants(columns);
        expressions();
        return columns.size() == olds.size() ? row(table, columns) : Optional.empty();
    }

    // ---- the table and what comes ----

    private void table(Table table) {
        news.stream()
                .filter(table.columnNames()::contains)
                .forEach(it -> refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Table " + name + " already has a column " + it
                                + "; rename or drop that one first, or choose another name."));
        WriterRules.anotherColumn(migration, convert.table(), table, catalog, plan);
        WriterRules.updates(convert.table(), table, plan);
        List<String> sent = new ArrayList<>(news);
        olds.forEach(it -> sent.add("from the contract until the cleanup "
                + OwnNames.of(migration).hidden(convert.table(), it) + " in place of " + it));
        TableRules.replicated(table, sent, plan);
        table.checks().stream()
                .filter(check -> check.uses().stream().noneMatch(olds::contains) && !TwinCheck.isCarried(check))
                .forEach(
                        check -> refuse(
                                "CHECK constraint " + check.name() + " of " + name
                                        + " is over the whole row, or cannot be read: with another column it may say something else. Write it over its columns first."));
        String own = OwnNames.of(migration).trigger(convert.table(), convert.called());
        table.triggers().stream()
                .filter(trigger -> Identifiers.sortsAfter(trigger.name(), own))
                .forEach(trigger -> refuse("Trigger " + trigger.name() + " of " + name
                        + " fires after ours and could change what was already made of its row."
                        + " Rename it so that it sorts before zzz_blw: ALTER TRIGGER … RENAME TO …."));
        plan.hazard(
                ErrorCode.PLAN_STAR,
                "Adding " + ColumnConversionPostgresql.named(news) + " to " + name
                        + " breaks prepared SELECT * until the driver prepares again, and COPY and INSERT without a column list;"
                        + " what is new stands last.");
    }

    private void type(ColumnConversion.New made, Optional<Table> table) {
        String type = made.column().type();
        ColumnRules.typeExists(made.column(), table.map(Table::owner), catalog, plan);
        String column = name + "." + made.column().name();
        if (ColumnRules.isSerial(type)) {
            refuse(
                    ErrorCode.PLAN_REFUSED,
                    type + " is a column with a sequence of its own, and " + column
                            + " is made of others. Choose smallint, integer or bigint.");
        }
        String kind = catalog.kindOf(type);
        if (kind.equals("d") || kind.equals("c")) {
            refuse("The type " + type + " of " + column + " is " + (kind.equals("d") ? "a domain" : "composite")
                    + ": a column of it can need a rewrite or treat an empty row as NULL. Choose a plain type.");
        }
    }

    // ---- what goes ----

    private void column(Table table, Column column) {
        String old = name + "." + column.name();
        String again = "Drop it first, with dropConstraint, and add it on the new columns after the cleanup of this"
                + " migration.";
        if (column.generated()) {
            refuse("Column " + old + " is generated: a trigger sees it before it has a value. Make it an ordinary"
                    + " column first.");
        }
        if (column.typeKind().equals("domain") || column.typeKind().equals("composite")) {
            refuse("Column " + old + " has the " + column.typeKind() + " type " + column.type()
                    + ", which can treat an empty row as NULL or refuse one. Change it to a plain type first.");
        }
        if (column.identity() || !column.sequences().isEmpty()) {
            refuse(
                    "Column " + old
                            + " counts by a sequence of its own, whose numbers are no other values. Give it a plain default first.");
        }
        column.dependents().stream()
                .filter(it ->
                        !List.of("check", "foreign key", Dependent.SEQUENCE).contains(it.kind()))
                .forEach(it -> refuse(DependentTexts.ofDropped(it, old)));
        table.checksOn(column.name())
                .forEach(check -> refuse("CHECK constraint " + check.name() + " reads " + old
                        + " and says nothing of what is made of it. " + again));
        table.foreignKeysAt(column.name()).forEach(key -> {
            boolean starts = key.start().isAt(table, column.name());
            refuse("Foreign key " + key.name() + (starts ? " starts at " : " points at ") + old
                    + ", and there is no such row for what is made of it. " + again);
        });
        table.indexesOn(column.name()).forEach(index -> index(index, column.name(), old));
        column.mentions().forEach(it -> mention(it, old));
    }

    /** A plain one serves code of the old version until the column goes, and goes with it. */
    private void index(PostgresqlSnapshot.Index index, String column, String old) {
        String of = "Index " + index.name() + " on " + old;
        String first = " Drop it first, with " + (index.constraint().isEmpty() ? "dropIndex" : "dropConstraint")
                + ", and make one on the new columns after the cleanup of this migration.";
        if (index.unique() || !index.constraint().isEmpty()) {
            refuse(of + " forbids equal rows, and says nothing of what is made of the column." + first);
        } else if (index.replicaIdentity()) {
            refuse(of + " is the replica identity: dropping it would stop every UPDATE and DELETE of"
                    + " a published table. Choose another first: ALTER TABLE … REPLICA IDENTITY ….");
        } else if (index.computed().stream()
                        .anyMatch(text ->
                                WrittenExpression.of(text).reads(convert.table().name(), column))
                || !TwinIndex.isCarried(index)) {
            refuse(of + " computes something of the column, which is NULL in rows whose values have none of the old"
                    + " version while it is hidden: what it computes then may fail." + first);
        } else {
            ColumnRules.notUnderWay(of, index.name(), index.uses(), old, plan);
            index.uses().stream()
                    .filter(it -> !olds.contains(it))
                    .filter(it -> BindingRules.taken(migration, convert.table()).anyMatch(it::equals))
                    .forEach(it -> refuse(of + " is over " + it
                            + " too, which this migration renames, drops or gives another type. Put the two into two"
                            + " migrations, one after the other."));
            plan.hazard(
                    ErrorCode.PLAN_DEPENDENT,
                    of
                            + " is not carried over, and goes with the column: where code of the new version looks something up"
                            + " by what is new, add an index on that, with createIndex.");
        }
    }

    private void mention(Mention mention, String old) {
        if (mention.ofTrigger()) {
            refuse("Trigger function " + mention.function() + " names " + old
                    + " and would fail for every write once the column is hidden. Let it do without the column first.");
        } else {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    "Function " + mention.function() + " seems to use " + old
                            + "; it fails when called once the column is hidden, and so does what calls it, such as a trigger of another table."
                            + " Change it before the contract.");
        }
    }

    /** Whoever may read what is made of several must have been let see each of them. */
    private void grants(List<Column> columns) {
        for (Column column : columns) {
            for (Grant grant : column.grants()) {
                columns.stream()
                        .filter(other -> !other.grants().contains(grant))
                        .findFirst()
                        .ifPresent(other -> refuse(
                                ErrorCode.PLAN_DEPENDENT,
                                "Role " + (grant.grantee().isEmpty() ? "PUBLIC" : grant.grantee()) + " has "
                                        + grant.privilege() + " on the column " + name + "." + column.name()
                                        + " and not on " + other.name() + ": whether it may "
                                        + convert.news().getFirst().column().name()
                                        + " nobody can say. Grant both or neither."));
            }
        }
    }

    // ---- what goes over ----

    private void expressions() {
        new WrittenExpressionRules(what, name, convert.called(), true, catalog, plan)
                .check(
                        convert.news().stream()
                                .map(it -> new WrittenExpressionRules.Said(
                                        it.up(),
                                        Expression.upOf(name, it.column().name()),
                                        name + "." + it.column().name()))
                                .toList(),
                        olds,
                        convert.olds().stream()
                                .map(it -> new WrittenExpressionRules.Said(
                                        it.down(), Expression.downOf(name, it.name()), name + "." + it.name()))
                                .toList(),
                        news);
    }

    private Optional<WrittenRow> row(Table table, List<Column> columns) {
        List<String> defaults = defaults(columns);
        List<WrittenRow.Part> from = new ArrayList<>();
        List<WrittenRow.Part> into = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String down = convert.olds().get(i).down();
            Column column = columns.get(i);
            value(Expression.oldTypeOf(name, column.name()))
                    .ifPresent(type -> from.add(new WrittenRow.Part(column, type, down)));
        }
        for (int i = 0; i < news.size(); i++) {
            ColumnConversion.New made = convert.news().get(i);
            Column column = column(made, columns, defaults.isEmpty() ? "" : defaults.get(i));
            value(Expression.newTypeOf(name, column.name()))
                    .ifPresent(type -> into.add(new WrittenRow.Part(column, type, made.up())));
        }
        if (!plan.isRefused() && (from.size() < olds.size() || into.size() < news.size())) {
            refuse(
                    ErrorCode.PLAN_MISSING,
                    "What " + convert.word() + " of " + what
                            + " makes cannot be tried: a type of it is not there yet. Make the type in a migration before this one.");
        }
        if (plan.isRefused()) {
            return Optional.empty();
        }
        hazards(columns);
        OwnNames own = OwnNames.of(migration);
        return Optional.of(new WrittenRow(
                table,
                from,
                into,
                true,
                List.of(),
                new WrittenRow.Functions(
                        news.stream()
                                .map(it -> own.conversion(convert.table(), it, "up"))
                                .toList(),
                        own.conversion(convert.table(), convert.called(), "differ"),
                        own.conversion(convert.table(), convert.called(), "misses"),
                        "Bellows, " + own.line() + "/" + own.version()
                                + ": how values of a row go over into other columns.")));
    }

    private Optional<String> value(String place) {
        return catalog.expression(place).map(Expression::value).filter(it -> !it.isEmpty());
    }

    private Column column(ColumnConversion.New made, List<Column> columns, String defaultExpression) {
        return new Column(
                made.column().name(),
                catalog.printed(made.column().type()),
                -1,
                "",
                "base",
                !made.column().nullable(),
                defaultExpression,
                false,
                false,
                "",
                true,
                "",
                "",
                -1,
                List.of(),
                "",
                columns.getFirst().grants(),
                List.of(),
                List.of());
    }

    /** What each new column has where code leaves it out, once the old ones are hidden; none where none of those has a default. */
    private List<String> defaults(List<Column> columns) {
        List<Column> given = columns.stream()
                .filter(it -> !it.defaultExpression().isEmpty() && !ColumnRules.isNull(it.defaultExpression()))
                .toList();
        given.stream()
                .filter(it -> !WrittenExpression.of(it.defaultExpression()).isLiteral())
                .filter(it -> it.sequences().isEmpty())
                .forEach(
                        it -> refuse(
                                "The default of " + name + "." + it.name() + " (" + it.defaultExpression()
                                        + ") is another value each time: Bellows cannot say what is made of it. Give it a plain one first."));
        boolean mustBeGiven = columns.stream()
                .anyMatch(it -> it.notNull() && it.defaultExpression().isEmpty());
        if (given.isEmpty() || mustBeGiven) {
            // No row is made of defaults alone.
            return List.of();
        }
        List<String> made = new ArrayList<>();
        for (ColumnConversion.New it : convert.news()) {
            Optional<Expression> value =
                    catalog.expression(Expression.newDefaultOf(name, it.column().name()));
            String column = name + "." + it.column().name();
            value.filter(found -> !found.refused().isEmpty() || !found.untried().isEmpty())
                    .ifPresent(found -> refuse(
                            ErrorCode.PLAN_EXPRESSION,
                            "The up of " + column + " makes nothing of the defaults of "
                                    + ColumnConversionPostgresql.named(olds) + ": " + found.refused() + found.untried()
                                    + ". Change those first, or let up take them."));
            String text = value.map(Expression::value).orElse("");
            if (!it.column().nullable() && text.startsWith("NULL::")) {
                refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        "The up of " + column + " makes NULL of the defaults of "
                                + ColumnConversionPostgresql.named(olds)
                                + ", and the column is required: code that leaves it out would be refused. Change those first,"
                                + " or let up take them.");
            }
            made.add(text.startsWith("NULL::") ? "" : text);
        }
        return made;
    }

    private void hazards(List<Column> columns) {
        String older = "code before version " + migration.version();
        String from = ColumnConversionPostgresql.named(olds);
        String into = ColumnConversionPostgresql.named(news);
        plan.hazard(
                ErrorCode.PLAN_NARROWER,
                "Until the contract a value of " + into + " of which down makes nothing is refused (SQLSTATE 22000): "
                        + older + " reads it as " + from
                        + ". From then on such a value is NULL in what is hidden; a revert waits until each of them has one that fits.");
        plan.hazard(
                ErrorCode.PLAN_NO_VALUE,
                "Where " + older
                        + " writes values of which up makes nothing, its write goes through and the row has NULL in "
                        + into
                        + ". The contract waits until a person has given each such row values that up takes.");
        boolean required = convert.news().stream().anyMatch(it -> !it.column().nullable());
        boolean defaults = columns.stream()
                .anyMatch(it -> !it.defaultExpression().isEmpty() && !ColumnRules.isNull(it.defaultExpression()));
        plan.hazard(
                ErrorCode.PLAN_DEFAULT,
                "Until the contract, where new code leaves " + (news.size() == 1 ? into : "all of " + into)
                        + " NULL, that is what up makes of " + from + ", like what is missing"
                        + (required ? "; NOT NULL binds from the contract on" : "")
                        + (defaults ? "; defaults do too." : "."));
        catalog.expression(Expression.returnOf(name, convert.called()))
                .ifPresent(it -> plan.hazard(
                        ErrorCode.PLAN_NARROWER,
                        "For " + it.failed() + " of the " + it.tried() + " rows of " + name
                                + " that were tried, down does not bring back in " + from
                                + " what up has made of them. The row keeps its values until code of the new version writes others; what "
                                + older + " reads then is what down makes of those."));
    }

    private void refuse(String message) {
        refuse(ErrorCode.PLAN_DEPENDENT, message);
    }

    private void refuse(ErrorCode code, String message) {
        plan.refuse(code, message);
    }
}
