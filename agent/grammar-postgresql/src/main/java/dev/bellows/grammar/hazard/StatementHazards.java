package dev.bellows.grammar.hazard;

import dev.bellows.grammar.Constants;
import dev.bellows.grammar.Statement;
import dev.bellows.grammar.SyntaxNode;
import dev.bellows.grammar.lock.StatementLocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a statement by its tree. What is not known to be harmless is a hazard: a form is let through only when no variant of it rewrites,
 * scans or builds anything under a lock that applications wait for, and takes nothing away that they use.
 */
public final class StatementHazards {
    private static final String NOT_UNDERSTOOD =
            "is none of the forms that Bellows understands fully, so what it locks, and for how long, is not known.";

    private static final String TAKES_AWAY = "takes away what old code may need. Put it into contract or cleanup.";

    private static final String TAKES_A_NAME =
            "takes a name away from old code. Use the operation renameColumn, or put it into contract.";

    private static final String BINDS = "binds old code's writes at once. Put it into contract.";

    private static final String HOLDS = "holds a strong lock for long.";

    private static final String REWRITES = "rewrites the table under its strongest lock.";

    /** Statements that belong to a session or a transaction, and so to whoever runs them. */
    private static final Set<String> OF_THE_SESSION = Set.of(
            "TransactionStmt",
            "VariableSetStmt",
            "VariableShowStmt",
            "ConstraintsSetStmt",
            "DiscardStmt",
            "PrepareStmt",
            "ExecuteStmt",
            "DeallocateStmt",
            "DeclareCursorStmt",
            "FetchStmt",
            "ClosePortalStmt",
            "ListenStmt",
            "UnlistenStmt",
            "NotifyStmt",
            "LoadStmt",
            "CheckPointStmt",
            "CopyStmt");

    private final List<Hazard> found = new ArrayList<>();

    private StatementHazards() {}

    /** Every hazard, each once. */
    public static List<Hazard> of(Statement statement) {
        StatementHazards hazards = new StatementHazards();
        boolean understood = hazards.judge(statement.tree());
        StatementLocks locks = StatementLocks.of(statement);
        boolean stalls = locks.locks().stream()
                .anyMatch(lock -> lock.mode().blocksWriters() && lock.work().grows());
        if (hazards.found.isEmpty() && (!understood || !locks.complete() || stalls)) {
            hazards.always(NOT_UNDERSTOOD);
        }
        return hazards.found.stream().distinct().toList();
    }

    /** Why not even a person's word lets it run: it would change what runs it, or leave what nobody finds again. */
    public static Optional<String> forbidden(Statement statement) {
        SyntaxNode tree = statement.tree();
        if (OF_THE_SESSION.contains(tree.kind())) {
            return Optional.of("changes the transaction or the session it runs in, which belong to Bellows.");
        }
        if (tree.is("IndexStmt")
                && tree.flag("concurrent")
                && tree.text("idxname").isEmpty()) {
            return Optional.of(
                    "builds an index without a name of its own: what a build that fails leaves behind could not be found"
                            + " again. Name it.");
        }
        return Optional.empty();
    }

    /** Why it could fail where there is nothing to undo. */
    public static Optional<String> mindsAbsence(Statement statement) {
        boolean minds = statement.tree().all().stream().anyMatch(StatementHazards::dropsWhatMustBeThere);
        return minds ? Optional.of("fails where there is nothing to undo. Write DROP … IF EXISTS.") : Optional.empty();
    }

    private static boolean dropsWhatMustBeThere(SyntaxNode it) {
        boolean drops = it.is("DropStmt")
                || it.is("DropRoleStmt")
                || (it.is("AlterTableCmd")
                        && (it.text("subtype").equals("AT_DropColumn")
                                || it.text("subtype").equals("AT_DropConstraint")));
        return drops && !it.flag("missing_ok");
    }

    private void always(String why) {
        found.add(Hazard.always(why));
    }

    private void early(String why) {
        found.add(Hazard.early(why));
    }

    /** Adds what is found; whether everything else about the statement is known to be harmless. */
    private boolean judge(SyntaxNode it) {
        if (it.text("behavior").equals("DROP_CASCADE")) {
            always("drops more than it names. Name every object.");
        }
        rows(it);
        return switch (it.kind()) {
            case "IndexStmt" -> index(it);
            case "AlterTableStmt" -> alterTable(it);
            case "RenameStmt", "AlterObjectSchemaStmt" -> {
                early(TAKES_A_NAME);
                yield true;
            }
            case "AlterEnumStmt" -> {
                if (it.has("oldVal")) {
                    early(TAKES_A_NAME);
                }
                yield true;
            }
            case "DropStmt" -> drop(it);
            case "TruncateStmt" -> {
                early(TAKES_AWAY);
                yield true;
            }
            case "ReindexStmt" -> reindex(it);
            case "GrantStmt", "GrantRoleStmt" -> {
                if (!it.flag("is_grant")) {
                    early("takes a right away from old code. Put it into contract or cleanup.");
                }
                yield true;
            }
            case "AlterSystemStmt" -> {
                always("changes the whole server.");
                yield true;
            }
            case "LockStmt", "ClusterStmt" -> {
                always(HOLDS);
                yield true;
            }
            case "VacuumStmt" -> {
                if (it.isOn("options", "full")) {
                    always(HOLDS);
                }
                yield it.has("rels");
            }
            case "RefreshMatViewStmt" -> {
                if (!it.flag("concurrent")) {
                    always("blocks its readers. Add CONCURRENTLY.");
                }
                yield true;
            }
            case "DoStmt", "CallStmt" -> {
                always("runs code that nobody here can read.");
                yield true;
            }
            case "CreateStmt" -> createsAlone(it);
            case "CreateFunctionStmt", "ViewStmt" -> !it.flag("replace");
            case "CreateSchemaStmt" -> !it.has("schemaElts");
            case "CreateSeqStmt",
                    "CreateDomainStmt",
                    "CreateEnumStmt",
                    "CompositeTypeStmt",
                    "CreateRangeStmt",
                    "CreateStatsStmt",
                    "CommentStmt" -> true;
            case "InsertStmt" -> insertsConstants(it);
            default -> false;
        };
    }

    /** Wherever they stand: a WITH may hold one. */
    private void rows(SyntaxNode it) {
        boolean changes = it.all().stream()
                .anyMatch(node -> node.is("UpdateStmt") || node.is("DeleteStmt") || node.is("MergeStmt"));
        boolean body = it.is("CreateFunctionStmt") || it.is("RuleStmt");
        if (changes && !body) {
            always("changes rows in one transaction. Use the operation backfill.");
        }
    }

    private boolean index(SyntaxNode it) {
        if (!it.flag("concurrent")) {
            always("blocks writers while it builds. Use the operation createIndex, or CREATE INDEX CONCURRENTLY.");
        }
        if (it.flag("unique")) {
            early(
                    "refuses duplicates of old code as soon as it is begun. Use the operation createIndex with unique, or put it into"
                            + " contract.");
        }
        return true;
    }

    private boolean drop(SyntaxNode it) {
        if (it.text("removeType").equals("OBJECT_INDEX")) {
            if (it.flag("concurrent")) {
                early("takes an index away from old code. Put it into contract or cleanup.");
            } else {
                always("blocks readers or writers. Add CONCURRENTLY.");
            }
        } else if (!it.text("removeType").equals("OBJECT_STATISTIC_EXT")) {
            early(TAKES_AWAY);
        }
        return true;
    }

    private boolean reindex(SyntaxNode it) {
        if (!it.isOn("params", "concurrently")) {
            always("blocks readers or writers. Add CONCURRENTLY.");
        }
        return true;
    }

    // ---- ALTER TABLE ----

    private boolean alterTable(SyntaxNode it) {
        boolean known =
                it.text("objtype").equals("OBJECT_TABLE") || it.text("objtype").equals("OBJECT_INDEX");
        for (SyntaxNode command : it.nodes("cmds")) {
            if (command.text("behavior").equals("DROP_CASCADE")) {
                always("drops more than it names. Name every object.");
            }
            known &= command(command);
        }
        return known;
    }

    private boolean command(SyntaxNode it) {
        return switch (it.text("subtype")) {
            case "AT_AddColumn" -> addColumn(it.node("def").orElseThrow());
            case "AT_AddConstraint" -> constraint(it.node("def").orElseThrow());
            case "AT_DropColumn", "AT_DropConstraint", "AT_DropInherit" -> {
                early(TAKES_AWAY);
                yield true;
            }
            case "AT_ColumnDefault" -> {
                early("changes what old code writes. Put it into contract.");
                yield it.node("def").map(Constants::isConstant).orElse(true);
            }
            case "AT_AlterColumnType" -> {
                always("can rewrite the table under its strongest lock. Add a column of the new type and backfill it.");
                yield true;
            }
            case "AT_SetNotNull" -> {
                always("scans the table under its strongest lock. Add and validate a CHECK … IS NOT NULL first.");
                yield true;
            }
            case "AT_SetLogged", "AT_SetUnLogged", "AT_SetTableSpace", "AT_SetAccessMethod", "AT_SetExpression" -> {
                always(REWRITES);
                yield true;
            }
            case "AT_DropNotNull",
                    "AT_SetStatistics",
                    "AT_SetOptions",
                    "AT_ResetOptions",
                    "AT_SetStorage",
                    "AT_SetCompression",
                    "AT_ClusterOn",
                    "AT_DropCluster",
                    "AT_ValidateConstraint",
                    "AT_SetRelOptions",
                    "AT_ResetRelOptions" -> true;
            default -> false;
        };
    }

    private boolean constraint(SyntaxNode it) {
        boolean later = it.flag("skip_validation");
        return switch (it.text("contype")) {
            case "CONSTR_CHECK", "CONSTR_FOREIGN", "CONSTR_NOTNULL" -> {
                if (!later) {
                    always(
                            "scans the table under a strong lock. Add it NOT VALID and validate it in a later statement.");
                }
                early(BINDS);
                yield true;
            }
            case "CONSTR_UNIQUE", "CONSTR_PRIMARY" -> {
                if (!it.has("indexname")) {
                    always(
                            "builds an index under the strongest lock. Build it with createIndex and add it USING INDEX.");
                }
                yield true;
            }
            case "CONSTR_EXCLUSION" -> {
                always("builds an index under the strongest lock; there is no online way.");
                yield true;
            }
            default -> false;
        };
    }

    private boolean addColumn(SyntaxNode column) {
        List<SyntaxNode> constraints = column.nodes("constraints");
        boolean required = has(constraints, "CONSTR_NOTNULL");
        boolean given = has(constraints, "CONSTR_DEFAULT");
        if (Constants.isSerial(column) || has(constraints, "CONSTR_GENERATED") || has(constraints, "CONSTR_IDENTITY")) {
            always(REWRITES + " Use the operation addColumn.");
        }
        if (constraints.stream()
                .filter(it -> it.text("contype").equals("CONSTR_DEFAULT"))
                .anyMatch(it -> !it.node("raw_expr").map(Constants::isConstant).orElse(true))) {
            always("may rewrite the table for a volatile default. Use the operation addColumn.");
        }
        if (required && !given) {
            always("refuses every row of old code. Use the operation addColumn with a default.");
        }
        if (has(constraints, "CONSTR_FOREIGN")) {
            always("adds a foreign key that locks both tables. Add it NOT VALID in a statement of its own.");
        }
        return constraints.stream()
                .allMatch(it -> Set.of("CONSTR_NOTNULL", "CONSTR_NULL", "CONSTR_DEFAULT", "CONSTR_FOREIGN")
                        .contains(it.text("contype")));
    }

    private static boolean has(List<SyntaxNode> constraints, String kind) {
        return constraints.stream().anyMatch(it -> it.text("contype").equals(kind));
    }

    // ---- the rest ----

    /** A table of its own: no key into another table, no parent, none that it is like. */
    private static boolean createsAlone(SyntaxNode it) {
        return !it.has("inhRelations")
                && !it.has("ofTypename")
                && it.all("TableLikeClause").isEmpty()
                && it.all("Constraint").stream()
                        .noneMatch(constraint -> constraint.text("contype").equals("CONSTR_FOREIGN"));
    }

    /** Literal rows: what an expression calls, nobody here can read. */
    private static boolean insertsConstants(SyntaxNode it) {
        Optional<SyntaxNode> rows = it.node("selectStmt");
        boolean literal = rows.isPresent()
                && rows.get().has("valuesLists")
                && !rows.get().has("withClause")
                && rows.get().nodes("valuesLists").stream()
                        .flatMap(row -> row.nodes("items").stream())
                        .allMatch(value -> value.is("SetToDefault") || Constants.isConstant(value));
        boolean plain = !it.has("withClause") && !it.has("returningList") && !it.has("returningClause");
        boolean conflict = it.node("onConflictClause")
                .map(on -> on.text("action").equals("ONCONFLICT_NOTHING"))
                .orElse(true);
        return literal && plain && conflict;
    }
}
