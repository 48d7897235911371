package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.SetReplicaIdentity;
import dev.bellows.document.SetReplicaIdentity.Identity;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import java.util.List;
import java.util.Optional;

/** setReplicaIdentity: while every UPDATE and DELETE of old code goes on working, no code can tell. */
final class SetReplicaIdentityPostgresql {
    private SetReplicaIdentityPostgresql() {}

    static void fill(SetReplicaIdentity set, SaidTable of) {
        check(set, of);
        String before = of.described().identity();
        String after = letter(set.identity());
        boolean same = before.equals(after)
                && of.described().identityIndex().equals(set.index().orElse(""));
        if (of.plan().isRefused() || same) {
            return;
        }
        BoundTable table = of.table();
        String title = "tell rows of " + table.name() + " apart by ";
        new Restated(
                        table,
                        title + shown(after, set.index().orElse("")),
                        title + shown(before, of.described().identityIndex()) + " again",
                        statement(table, after, set.index().orElse("")),
                        statement(table, before, of.described().identityIndex()),
                        is(table, after, set.index().orElse("")),
                        is(table, before, of.described().identityIndex()),
                        Restated.Lock.EVERYBODY)
                .expand(of.plan());
        if (set.identity() == Identity.FULL) {
            of.plan()
                    .hazard(
                            ErrorCode.PLAN_REPLICATED,
                            "Each UPDATE and DELETE of " + table.name()
                                    + " writes its whole old row into the WAL where the table is published, and a subscriber without an"
                                    + " index looks for it in every row.");
        }
    }

    private static void check(SetReplicaIdentity set, SaidTable of) {
        OperationPlan plan = of.plan();
        BindingRules.taken(of.migration(), of.name())
                .findFirst()
                .ifPresent(
                        column -> plan.refuse(
                                ErrorCode.PLAN_DEPENDENT,
                                "This migration renames or drops " + of.name() + "." + column
                                        + " or gives it another type, which may be what tells rows apart. Put the two into two migrations."));
        if (of.described().identity().equals("i")
                && of.described().identityIndex().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "The replica identity of " + of.name()
                            + " was an index that somebody dropped: a rollback could not bring it back. ALTER TABLE … REPLICA IDENTITY"
                            + " DEFAULT first.");
        }
        List<String> publications =
                of.table().there().map(it -> it.publications()).orElse(List.of());
        String sent = of.name() + " is published by " + String.join(", ", publications)
                + ", and every UPDATE and DELETE of it would fail";
        boolean published = !publications.isEmpty();
        switch (set.identity()) {
            case FULL -> {}
            case NOTHING -> {
                if (published) {
                    plan.refuse(ErrorCode.PLAN_NO_IDENTITY, sent + ". Leave it what it is, or choose full.");
                }
            }
            case DEFAULT -> {
                if (published && !hasPrimaryKey(of)) {
                    plan.refuse(
                            ErrorCode.PLAN_NO_IDENTITY,
                            sent + ": it has no primary key. Add one first, or choose full, or a unique index.");
                }
            }
            case INDEX -> of.index(set.index().orElse("")).ifPresent(index -> usable(index, of));
        }
    }

    private static boolean hasPrimaryKey(SaidTable of) {
        return of.bindings().constraints().stream()
                .anyMatch(it ->
                        it.kind().equals("primary key") && !it.peculiarity().contains("DEFERRABLE"));
    }

    /** As the server has it. */
    private static void usable(Bindings.NamedIndex index, SaidTable of) {
        Optional<String> nullable = index.keys().stream()
                .filter(key -> of.bindings()
                        .column(key)
                        .filter(Bindings.BoundColumn::notNull)
                        .isEmpty())
                .findFirst();
        String why = "";
        if (!index.unique()) {
            why = "is not unique";
        } else if (!index.valid()) {
            why = "is not valid";
        } else if (index.partial()) {
            why = "has a WHERE";
        } else if (index.deferrable()) {
            why = "is DEFERRABLE";
        } else if (nullable.isPresent()) {
            why = nullable.get().isEmpty() ? "has an expression" : "is over " + nullable.get() + ", which may be NULL";
        }
        if (!why.isEmpty()) {
            of.plan()
                    .refuse(
                            ErrorCode.PLAN_DEPENDENT,
                            "Index " + index.name() + " " + why + ", and cannot tell the rows of " + of.name()
                                    + " apart.");
        }
    }

    private static String letter(Identity identity) {
        return switch (identity) {
            case DEFAULT -> "d";
            case FULL -> "f";
            case NOTHING -> "n";
            case INDEX -> "i";
        };
    }

    private static String shown(String letter, String index) {
        return switch (letter) {
            case "f" -> "every column";
            case "n" -> "nothing";
            case "i" -> "index " + index;
            default -> "the primary key";
        };
    }

    private static String statement(BoundTable table, String letter, String index) {
        return "ALTER TABLE " + table.relation() + " REPLICA IDENTITY "
                + switch (letter) {
                    case "f" -> "FULL";
                    case "n" -> "NOTHING";
                    case "i" -> "USING INDEX " + quoted(index);
                    default -> "DEFAULT";
                };
    }

    private static String is(BoundTable table, String letter, String index) {
        String relation = Probe.relation(table.schema(), table.name());
        String is = "EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = " + relation + " AND c.relreplident = "
                + literal(letter);
        return is
                + (index.isEmpty()
                        ? ")"
                        : " AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisreplident AND i.indexrelid = "
                                + Probe.relation(table.schema(), index) + "))");
    }
}
