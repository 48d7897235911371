package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.RenameTable;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.AliasedTable;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;

/**
 * What stands in the way of a second name for a table, and what code of the new version cannot do under it before the contract. Each is
 * refused, or told, by its name, with a way out. Confined to one planning call.
 */
final class RenameTableRules {
    /** From this version on a view may run with its caller's rights. */
    private static final int CALLERS_RIGHTS = 15;

    /** From this version on MERGE goes through views. */
    private static final int MERGE = 17;

    private final Migration migration;
    private final RenameTable rename;
    private final Table table;
    private final AliasedTable aliased;
    private final int majorVersion;
    private final OperationPlan plan;

    private RenameTableRules(
            Migration migration, RenameTable rename, Table table, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.migration = migration;
        this.rename = rename;
        this.table = table;
        this.aliased = catalog.aliased(rename.table()).orElseThrow();
        this.majorVersion = catalog.majorVersion();
        this.plan = plan;
    }

    static void check(Migration migration, RenameTable rename, PostgresqlSnapshot catalog, OperationPlan plan) {
        migration.operations().stream()
                .filter(other -> !other.equals(rename))
                .map(Operation::word)
                .distinct()
                .forEach(word -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "This migration renames table " + rename.table()
                                + ", which is the only operation of its migration, so far; " + word
                                + " is another one. Put it into a migration of its own."));
        TableRules.plain(rename.table(), catalog, plan)
                .ifPresent(table -> new RenameTableRules(migration, rename, table, catalog, plan).check());
    }

    private void check() {
        names();
        aliased.inTheWay()
                .forEach(it -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Table " + rename.table() + " cannot have a second name: " + it + "."));
        replicated();
        rights();
        functions();
        withoutTable();
        plan.hazard(
                ErrorCode.PLAN_NAMED,
                "What belongs to " + rename.table() + " keeps its name when the table is called " + rename.to()
                        + ": sequences, indexes and constraints (renameIndex and renameConstraint give others, in later migrations).");
    }

    private void names() {
        for (String name : List.of(rename.table().name(), rename.to())) {
            if (OwnNames.isReserved(name)) {
                plan.refuse(ErrorCode.PLAN_COLLISION, "Names that begin as " + name + " does are Bellows' own.");
            }
        }
        aliased.taken()
                .forEach(it -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Table " + rename.table() + " cannot be called " + rename.to() + ": there is " + it
                                + " already."));
        if (!aliased.underWay().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Another migration has table " + rename.table() + " under way ("
                            + String.join(", ", aliased.underWay())
                            + "). Bring that migration to its end first, with its cleanup or its rollback: bellows get rollouts");
        }
        aliased.hanging()
                .forEach(it -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        it + " hangs on the view " + rename.to()
                                + ", which goes when the table takes its name. Drop it, or let it use " + rename.table()
                                + "."));
        if (!aliased.shadowed().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "Something is called " + rename.to() + " in schema " + String.join(", ", aliased.elsewhere())
                            + " too, and with a search_path as set here code of the old version would find the new one in its place: "
                            + String.join("; ", aliased.shadowed()) + ". Give another name.");
        } else if (!aliased.elsewhere().isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_NAMED,
                    "Something is called " + rename.to() + " in schema " + String.join(", ", aliased.elsewhere())
                            + " too. Code whose search_path meets schema " + table.schema()
                            + " first finds the new one under the bare name from EXPAND on, code of the old version too.");
        }
    }

    private void replicated() {
        if (!table.publications().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Publications " + String.join(", ", table.publications()) + " send " + rename.table()
                            + ", and subscribers know it by its name: they would stop. Take it out of them first.");
        }
        if (table.subscribed()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "A subscription writes into " + rename.table()
                            + ", which it knows by its name: it would stop. Take the table out of it first.");
        }
    }

    private void rights() {
        if (table.rowSecurity() && !RenameTablePostgresql.runsAsCaller(majorVersion, aliased)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Table " + rename.table() + " has row level security, and a view "
                            + (majorVersion < CALLERS_RIGHTS
                                    ? "of PostgreSQL " + majorVersion
                                            + " passes it by, since it runs with its owner's rights; from "
                                            + CALLERS_RIGHTS + " on it need not."
                                    : "keeps to it only with its caller's rights, with which somebody who may read single columns alone"
                                            + " can read nothing. Let nobody have SELECT on single columns of it."));
        }
        aliased.onlyThere()
                .forEach(it -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Somebody gave " + it + " on the view " + rename.to() + " and not on table " + rename.table()
                                + ", and it would be lost with the view. GRANT it on both, or REVOKE it."));
    }

    private void functions() {
        for (AliasedTable.Mention mention : aliased.mentions()) {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    "Function " + mention.function() + " seems to use "
                            + rename.table().name()
                            + " by its name, and fails once the table is called " + rename.to()
                            + (mention.both()
                                    ? "; it names that too, so that the contract lets it through."
                                    : ". Between EXPAND and the contract, which waits for it, let it use " + rename.to()
                                            + "."));
        }
        aliased.called()
                .forEach(it -> plan.hazard(
                        ErrorCode.PLAN_FUNCTION,
                        "Function " + it + " asks what the table of its trigger is called (TG_TABLE_NAME): "
                                + rename.table().name() + " whoever writes until the contract, and " + rename.to()
                                + " from then on."));
        if (!table.surroundings().rowTypeFunctions().isEmpty()) {
            String text = "Functions that take or return rows of " + rename.table() + ": "
                    + String.join(", ", table.surroundings().rowTypeFunctions())
                    + ". Until the contract one that takes a row takes none of " + rename.to() + ".";
            if (migration.consents().contains(Consent.ROW_TYPE)) {
                plan.consented(ErrorCode.PLAN_ROW_TYPE, text + " The migration consents to it.");
            } else {
                plan.refuse(
                        ErrorCode.PLAN_ROW_TYPE,
                        text
                                + " If code of the new version copes with that, add consent: [row-type] to the migration.");
            }
        }
    }

    /** Each tried on PostgreSQL 14 to 18. All of it fails loudly, and none of it writes anything. */
    private void withoutTable() {
        String to = rename.to();
        String text = "Until the contract " + to + " is a view, and code of the new version cannot use it for COPY "
                + to
                + " (COPY (SELECT …) TO works), TRUNCATE, INSERT … ON CONFLICT ON CONSTRAINT (ON CONFLICT (column) works)"
                + (majorVersion < MERGE ? ", MERGE" : "")
                + ", ctid, xmin and tableoid, GROUP BY a key that stands for the other columns, WHERE CURRENT OF, TABLESAMPLE, CREATE INDEX,"
                + " or a foreign key that points at it, nor find its primary key or sequence in the catalog (pg_get_serial_sequence, what ORMs"
                + " read)"
                + "; SET of an identity or a generated column to DEFAULT fails, INSERT without it or with DEFAULT works"
                + "."
                + (aliased.elsewhere().isEmpty() ? " Code of the old version notices nothing." : "");
        if (migration.consents().contains(Consent.ALIAS)) {
            plan.consented(ErrorCode.PLAN_CONSENT, text + " The migration consents to it.");
        } else {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    text + " If the new version's code does without, add consent: [alias] to the migration.");
        }
    }
}
