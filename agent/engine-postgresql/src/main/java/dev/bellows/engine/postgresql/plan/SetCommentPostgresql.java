package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.SetComment;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.Described;
import java.util.Optional;

/** setComment: of what is there, and of a table or a column that an earlier operation of the same migration makes. */
final class SetCommentPostgresql {
    private SetCommentPostgresql() {}

    static void fill(SetComment comment, SaidTable of) {
        String called = comment.name().orElse("");
        boolean made = comment.kind() == SetComment.Kind.COLUMN
                && MadeHere.isColumn(of.migration(), of.name(), called)
                && of.described().column(called).isEmpty();
        if (made) {
            ofMade(of.migration(), comment, of.table(), of.plan());
            return;
        }
        if (goes(of.migration(), comment)) {
            of.plan()
                    .refuse(
                            ErrorCode.PLAN_COLLISION,
                            "What is said of " + called + " of " + of.name()
                                    + " goes with it: this migration drops or renames it. Put the two into two migrations.");
            return;
        }
        Optional<String> before = switch (comment.kind()) {
            case TABLE -> Optional.of(of.described().comment());
            case COLUMN -> of.column("The comment", called).map(Described.Column::comment);
            case CONSTRAINT -> of.constraint(called).map(Bindings.Constraint::comment);
            case INDEX -> of.index(called).map(Bindings.NamedIndex::comment);
        };
        before.map(it -> it.isEmpty() ? Optional.<String>empty() : Optional.of(it))
                .filter(it -> !it.equals(comment.comment()))
                .ifPresent(it -> step(of.table(), comment, it).expand(of.plan()));
    }

    /** Of what has no comment yet, since it is not there yet. */
    static void ofMade(Migration migration, SetComment comment, BoundTable table, OperationPlan plan) {
        String column = comment.name().orElse("");
        boolean known = switch (comment.kind()) {
            case TABLE -> true;
            case COLUMN -> MadeHere.isColumn(migration, comment.table(), column);
            case CONSTRAINT, INDEX -> false;
        };
        if (!known) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no " + shown(comment) + " when the migration is planned; say it in a later one.");
        } else if (MadeHere.isMadeLater(migration, comment, comment.table(), column)) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    "A later operation of this migration makes " + shown(comment)
                            + "; write that operation before the setComment.");
        } else if (MadeHere.isRenamedTo(migration, comment.table(), column)) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "The " + shown(comment)
                            + " gets its comment from the column that this migration renames. Say it in a"
                            + " later migration.");
        } else if (comment.comment().isPresent()) {
            step(table, comment, Optional.empty()).expand(plan);
        }
    }

    private static boolean goes(Migration migration, SetComment comment) {
        String called = comment.name().orElse("");
        return migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> MadeHere.isSame(effect.table(), comment.table()))
                .anyMatch(effect -> switch (comment.kind()) {
                    case TABLE, COLUMN -> false;
                    case CONSTRAINT ->
                        (effect instanceof Effect.Frees it
                                        && it.constraint()
                                                .filter(called::equals)
                                                .isPresent())
                                || (effect instanceof Effect.RenamesNamed it2
                                        && it2.from().equals(called));
                    case INDEX ->
                        (effect instanceof Effect.DropsIndex it && it.name().equals(called))
                                || (effect instanceof Effect.RenamesNamed it2
                                        && it2.from().equals(called));
                });
    }

    private static Restated step(BoundTable table, SetComment comment, Optional<String> before) {
        return new Restated(
                table,
                "comment on " + shown(comment),
                "say of " + shown(comment) + " what was said of it",
                statement(table, comment, comment.comment()),
                statement(table, comment, before),
                says(table, comment, comment.comment()),
                says(table, comment, before),
                Restated.Lock.CHANGES);
    }

    private static String shown(SetComment comment) {
        String table = comment.table().name();
        String name = comment.name().orElse("");
        return switch (comment.kind()) {
            case TABLE -> "table " + table;
            case COLUMN -> "column " + table + "." + name;
            case CONSTRAINT -> "constraint " + name + " of " + table;
            case INDEX -> "index " + name + " of " + table;
        };
    }

    private static String statement(BoundTable table, SetComment comment, Optional<String> text) {
        String name = comment.name().orElse("");
        String what = switch (comment.kind()) {
            case TABLE -> "TABLE " + table.relation();
            case COLUMN -> "COLUMN " + table.relation() + "." + quoted(name);
            case CONSTRAINT -> "CONSTRAINT " + quoted(name) + " ON " + table.relation();
            case INDEX -> "INDEX " + qualified(table.schema(), name);
        };
        return "COMMENT ON " + what + " IS " + text.map(it -> literal(it)).orElse("NULL");
    }

    private static String says(BoundTable table, SetComment comment, Optional<String> text) {
        String relation = Probe.relation(table.schema(), table.name());
        String name = literal(comment.name().orElse(""));
        String is = text.map(it -> " = " + literal(it)).orElse(" IS NULL");
        return switch (comment.kind()) {
            case TABLE ->
                "EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = " + relation
                        + " AND pg_catalog.obj_description(c.oid, 'pg_class')" + is + ")";
            case COLUMN ->
                "EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = " + relation + " AND a.attname = "
                        + name
                        + " AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum)"
                        + is
                        + ")";
            case CONSTRAINT ->
                "EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = " + relation + " AND k.conname = "
                        + name + " AND pg_catalog.obj_description(k.oid, 'pg_constraint')" + is + ")";
            case INDEX ->
                "EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = " + relation + " AND i.indexrelid = "
                        + Probe.relation(table.schema(), comment.name().orElse(""))
                        + " AND pg_catalog.obj_description(i.indexrelid, 'pg_class')" + is + ")";
        };
    }
}
