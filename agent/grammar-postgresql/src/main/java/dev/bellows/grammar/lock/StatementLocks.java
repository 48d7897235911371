package dev.bellows.grammar.lock;

import dev.bellows.grammar.RelationName;
import dev.bellows.grammar.Statement;
import dev.bellows.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The relations that a statement locks, as far as its text tells. What hangs on a named relation without being named (children of a
 * table, tables of a foreign key that is dropped, views that CASCADE takes) is not among them.
 *
 * <p>The modes are those of {@code AlterTableGetLockLevel} and of the commands' own files in PostgreSQL 14 to 18, and are compared with
 * real servers by a test.
 *
 * @param locks each relation once, in the text's order
 * @param complete whether a form of statement was met that is known here; if not, {@code locks} may lack anything
 */
public record StatementLocks(List<RelationLock> locks, boolean complete) {
    public StatementLocks {
        locks = List.copyOf(locks);
    }

    /** What a statement locks. */
    public static StatementLocks of(Statement statement) {
        Collector collector = new Collector();
        collector.complete = collector.statement(statement.tree());
        return new StatementLocks(collector.locks(), collector.complete);
    }

    /** Confined to one statement. */
    private static final class Collector {
        private record Key(RelationName relation, RelationLock.Of of) {}

        private final Map<Key, RelationLock> found = new LinkedHashMap<>();
        private boolean complete;

        List<RelationLock> locks() {
            return new ArrayList<>(found.values());
        }

        private void lock(RelationName relation, LockMode mode, Work work) {
            add(new RelationLock(relation, mode, work));
        }

        private void lock(Optional<SyntaxNode> rangeVar, LockMode mode, Work work) {
            rangeVar.ifPresent(it -> lock(RelationName.of(it), mode, work));
        }

        private void add(RelationLock lock) {
            found.merge(
                    new Key(lock.relation(), lock.of()),
                    lock,
                    (one, other) -> new RelationLock(
                            one.relation(),
                            one.of(),
                            one.mode().or(other.mode()),
                            one.work().or(other.work())));
        }

        private boolean statement(SyntaxNode it) {
            return switch (it.kind()) {
                case "AlterTableStmt" -> alterTable(it);
                case "RenameStmt" -> rename(it);
                case "IndexStmt" -> index(it);
                case "DropStmt" -> drop(it);
                case "ReindexStmt" -> reindex(it);
                case "CreateTrigStmt" -> trigger(it);
                case "RuleStmt", "CreatePolicyStmt", "AlterPolicyStmt" -> on(it, "relation", "table");
                case "TruncateStmt" -> {
                    it.nodes("relations")
                            .forEach(one -> lock(Optional.of(one), LockMode.ACCESS_EXCLUSIVE, Work.CATALOG));
                    yield true;
                }
                case "ClusterStmt" -> {
                    lock(it.node("relation"), LockMode.ACCESS_EXCLUSIVE, Work.REWRITE);
                    yield it.has("relation");
                }
                case "VacuumStmt" -> vacuum(it);
                case "LockStmt" -> {
                    LockMode mode = LockMode.of(it.number("mode"));
                    it.nodes("relations").forEach(one -> lock(Optional.of(one), mode, Work.CATALOG));
                    yield true;
                }
                case "RefreshMatViewStmt" -> {
                    boolean online = it.flag("concurrent");
                    lock(
                            it.node("relation"),
                            online ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE,
                            online ? Work.SCAN : Work.REWRITE);
                    yield true;
                }
                case "CommentStmt" -> comment(it);
                case "CreateStmt" -> createTable(it);
                case "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "SelectStmt", "ViewStmt" -> query(it);
                case "CreateTableAsStmt" -> query(it);
                case "GrantStmt",
                        "CreateSeqStmt",
                        "CreateFunctionStmt",
                        "AlterFunctionStmt",
                        "CreateDomainStmt",
                        "CreateEnumStmt",
                        "AlterEnumStmt",
                        "CompositeTypeStmt",
                        "CreateRangeStmt",
                        "CreateSchemaStmt",
                        "CreateExtensionStmt" -> !it.has("schemaElts");
                case "AlterOwnerStmt", "AlterObjectSchemaStmt" -> on(it, "relation", "relation");
                case "AlterSeqStmt" -> {
                    lock(it.node("sequence"), LockMode.SHARE_ROW_EXCLUSIVE, Work.CATALOG);
                    yield true;
                }
                case "CreateStatsStmt" -> {
                    it.nodes("relations")
                            .forEach(one -> lock(Optional.of(one), LockMode.SHARE_UPDATE_EXCLUSIVE, Work.CATALOG));
                    yield true;
                }
                default -> false;
            };
        }

        private boolean on(SyntaxNode it, String field, String other) {
            lock(it.node(it.has(field) ? field : other), LockMode.ACCESS_EXCLUSIVE, Work.CATALOG);
            return true;
        }

        // ---- ALTER TABLE ----

        private boolean alterTable(SyntaxNode it) {
            Optional<SyntaxNode> table = it.node("relation");
            boolean known = true;
            for (SyntaxNode command : it.nodes("cmds")) {
                known &= command(table, command);
            }
            return known;
        }

        private boolean command(Optional<SyntaxNode> table, SyntaxNode it) {
            return switch (it.text("subtype")) {
                case "AT_AddColumn" -> addColumn(table, it.node("def").orElseThrow());
                case "AT_AddConstraint" -> constraint(table, it.node("def").orElseThrow());
                case "AT_DropColumn",
                        "AT_ColumnDefault",
                        "AT_DropNotNull",
                        "AT_SetStorage",
                        "AT_SetCompression",
                        "AT_DropConstraint",
                        "AT_ReplicaIdentity",
                        "AT_EnableRowSecurity",
                        "AT_DisableRowSecurity",
                        "AT_ForceRowSecurity",
                        "AT_NoForceRowSecurity",
                        "AT_ChangeOwner",
                        "AT_AddIdentity",
                        "AT_SetIdentity",
                        "AT_DropIdentity",
                        "AT_DropExpression",
                        "AT_DropInherit",
                        "AT_AddOf",
                        "AT_DropOf",
                        "AT_EnableRule",
                        "AT_EnableAlwaysRule",
                        "AT_EnableReplicaRule",
                        "AT_DisableRule",
                        "AT_AlterConstraint" -> table(table, LockMode.ACCESS_EXCLUSIVE, Work.CATALOG);
                case "AT_SetNotNull" -> table(table, LockMode.ACCESS_EXCLUSIVE, Work.SCAN);
                case "AT_AlterColumnType" -> table(table, LockMode.ACCESS_EXCLUSIVE, Work.UNKNOWN);
                case "AT_SetExpression", "AT_SetLogged", "AT_SetUnLogged", "AT_SetTableSpace", "AT_SetAccessMethod" ->
                    table(table, LockMode.ACCESS_EXCLUSIVE, Work.REWRITE);
                case "AT_SetStatistics", "AT_SetOptions", "AT_ResetOptions", "AT_ClusterOn", "AT_DropCluster" ->
                    table(table, LockMode.SHARE_UPDATE_EXCLUSIVE, Work.CATALOG);
                case "AT_SetRelOptions", "AT_ResetRelOptions" -> options(table, it);
                case "AT_ValidateConstraint" -> table(table, LockMode.SHARE_UPDATE_EXCLUSIVE, Work.SCAN);
                case "AT_EnableTrig",
                        "AT_EnableAlwaysTrig",
                        "AT_EnableReplicaTrig",
                        "AT_DisableTrig",
                        "AT_EnableTrigAll",
                        "AT_DisableTrigAll",
                        "AT_EnableTrigUser",
                        "AT_DisableTrigUser" -> table(table, LockMode.SHARE_ROW_EXCLUSIVE, Work.CATALOG);
                case "AT_AddInherit" -> {
                    lock(it.node("def"), LockMode.SHARE_UPDATE_EXCLUSIVE, Work.CATALOG);
                    yield table(table, LockMode.ACCESS_EXCLUSIVE, Work.CATALOG);
                }
                case "AT_AttachPartition" -> {
                    it.node("def").ifPresent(def -> lock(def.node("name"), LockMode.ACCESS_EXCLUSIVE, Work.SCAN));
                    yield table(table, LockMode.SHARE_UPDATE_EXCLUSIVE, Work.CATALOG);
                }
                case "AT_DetachPartition" -> {
                    SyntaxNode def = it.node("def").orElseThrow();
                    boolean online = def.flag("concurrent");
                    LockMode mode = online ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
                    lock(def.node("name"), online ? LockMode.ACCESS_EXCLUSIVE : mode, Work.CATALOG);
                    yield table(table, mode, Work.CATALOG);
                }
                default -> false;
            };
        }

        private boolean table(Optional<SyntaxNode> table, LockMode mode, Work work) {
            lock(table, mode, work);
            return true;
        }

        /** Options that are read while rows are written ask for more; {@code reloptions.c} has the list. */
        private boolean options(Optional<SyntaxNode> table, SyntaxNode command) {
            SyntaxNode def = command.node("def").orElseThrow();
            boolean brief = def.is("List")
                    && def.nodes("items").stream()
                            .map(option -> option.text("defname"))
                            .allMatch(name -> name.startsWith("autovacuum_")
                                    || name.startsWith("vacuum_")
                                    || name.equals("log_autovacuum_min_duration")
                                    || name.equals("fillfactor")
                                    || name.equals("toast_tuple_target")
                                    || name.equals("parallel_workers")
                                    || name.equals("n_distinct"));
            return table(table, brief ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE, Work.CATALOG);
        }

        private boolean addColumn(Optional<SyntaxNode> table, SyntaxNode column) {
            Work work = ColumnWork.of(column);
            for (SyntaxNode constraint : column.nodes("constraints")) {
                if (constraint.text("contype").equals("CONSTR_FOREIGN")) {
                    Work looked = work == Work.CATALOG ? Work.CATALOG : Work.SCAN;
                    lock(constraint.node("pktable"), LockMode.SHARE_ROW_EXCLUSIVE, looked);
                }
            }
            return table(table, LockMode.ACCESS_EXCLUSIVE, work);
        }

        private boolean constraint(Optional<SyntaxNode> table, SyntaxNode it) {
            boolean later = it.flag("skip_validation");
            return switch (it.text("contype")) {
                case "CONSTR_CHECK", "CONSTR_NOTNULL" ->
                    table(table, LockMode.ACCESS_EXCLUSIVE, later ? Work.CATALOG : Work.SCAN);
                case "CONSTR_FOREIGN" -> {
                    Work work = later ? Work.CATALOG : Work.SCAN;
                    lock(it.node("pktable"), LockMode.SHARE_ROW_EXCLUSIVE, work);
                    yield table(table, LockMode.SHARE_ROW_EXCLUSIVE, work);
                }
                case "CONSTR_PRIMARY" ->
                    // With an index that is there already, columns that may be null are still looked through.
                    table(table, LockMode.ACCESS_EXCLUSIVE, it.has("indexname") ? Work.SCAN : Work.BUILD);
                case "CONSTR_UNIQUE" ->
                    table(table, LockMode.ACCESS_EXCLUSIVE, it.has("indexname") ? Work.CATALOG : Work.BUILD);
                case "CONSTR_EXCLUSION" -> table(table, LockMode.ACCESS_EXCLUSIVE, Work.BUILD);
                default -> false;
            };
        }

        // ---- the rest ----

        private boolean rename(SyntaxNode it) {
            return switch (it.text("renameType")) {
                case "OBJECT_INDEX" -> {
                    lock(it.node("relation"), LockMode.SHARE_UPDATE_EXCLUSIVE, Work.CATALOG);
                    yield true;
                }
                case "OBJECT_TABLE",
                        "OBJECT_COLUMN",
                        "OBJECT_TABCONSTRAINT",
                        "OBJECT_VIEW",
                        "OBJECT_MATVIEW",
                        "OBJECT_SEQUENCE",
                        "OBJECT_TRIGGER",
                        "OBJECT_RULE",
                        "OBJECT_POLICY" -> on(it, "relation", "relation");
                case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_SCHEMA", "OBJECT_TYPE", "OBJECT_DOMAIN" -> true;
                default -> false;
            };
        }

        private boolean index(SyntaxNode it) {
            boolean online = it.flag("concurrent");
            lock(it.node("relation"), online ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE, Work.BUILD);
            return true;
        }

        private boolean drop(SyntaxNode it) {
            LockMode mode = it.flag("concurrent") ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
            boolean known = true;
            for (SyntaxNode object : it.nodes("objects")) {
                List<String> parts = object.names("items");
                switch (it.text("removeType")) {
                    case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE" ->
                        lock(RelationName.of(parts), mode, Work.CATALOG);
                    case "OBJECT_INDEX" -> {
                        lock(RelationName.of(parts), mode, Work.CATALOG);
                        add(new RelationLock(RelationName.of(parts), RelationLock.Of.ITS_TABLE, mode, Work.CATALOG));
                    }
                    case "OBJECT_TRIGGER", "OBJECT_RULE", "OBJECT_POLICY" ->
                        lock(RelationName.of(parts.subList(0, parts.size() - 1)), mode, Work.CATALOG);
                    case "OBJECT_FUNCTION",
                            "OBJECT_PROCEDURE",
                            "OBJECT_TYPE",
                            "OBJECT_DOMAIN",
                            "OBJECT_SCHEMA",
                            "OBJECT_STATISTIC_EXT" -> {
                        // No relation, unless CASCADE takes some.
                    }
                    default -> known = false;
                }
            }
            return known && !it.text("behavior").equals("DROP_CASCADE");
        }

        private boolean reindex(SyntaxNode it) {
            boolean online = it.isOn("params", "concurrently");
            LockMode table = online ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
            return switch (it.text("kind")) {
                case "REINDEX_OBJECT_TABLE" -> table(it.node("relation"), table, Work.BUILD);
                case "REINDEX_OBJECT_INDEX" -> {
                    RelationName index = RelationName.of(it.node("relation").orElseThrow());
                    lock(index, online ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE, Work.BUILD);
                    add(new RelationLock(index, RelationLock.Of.ITS_TABLE, table, Work.BUILD));
                    yield true;
                }
                default -> false;
            };
        }

        private boolean trigger(SyntaxNode it) {
            lock(it.node("relation"), LockMode.SHARE_ROW_EXCLUSIVE, Work.CATALOG);
            lock(it.node("constrrel"), LockMode.SHARE_ROW_EXCLUSIVE, Work.CATALOG);
            return true;
        }

        private boolean vacuum(SyntaxNode it) {
            boolean full = it.isOn("options", "full");
            for (SyntaxNode one : it.nodes("rels")) {
                lock(
                        one.node("relation"),
                        full ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE,
                        full ? Work.REWRITE : it.flag("is_vacuumcmd") ? Work.SCAN : Work.ROWS);
            }
            return it.has("rels");
        }

        private boolean comment(SyntaxNode it) {
            List<String> parts = it.node("object").map(o -> o.names("items")).orElse(List.of());
            switch (it.text("objtype")) {
                case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_INDEX", "OBJECT_SEQUENCE" ->
                    lock(RelationName.of(parts), LockMode.SHARE_UPDATE_EXCLUSIVE, Work.CATALOG);
                case "OBJECT_COLUMN" ->
                    lock(
                            RelationName.of(parts.subList(0, parts.size() - 1)),
                            LockMode.SHARE_UPDATE_EXCLUSIVE,
                            Work.CATALOG);
                default -> {
                    // No relation.
                }
            }
            return true;
        }

        private boolean createTable(SyntaxNode it) {
            List<SyntaxNode> constraints = new ArrayList<>();
            for (SyntaxNode element : it.nodes("tableElts")) {
                constraints.addAll(element.is("Constraint") ? List.of(element) : element.nodes("constraints"));
                if (element.is("TableLikeClause")) {
                    lock(element.node("relation"), LockMode.ACCESS_SHARE, Work.CATALOG);
                }
            }
            constraints.stream()
                    .filter(constraint -> constraint.text("contype").equals("CONSTR_FOREIGN"))
                    .forEach(key -> lock(key.node("pktable"), LockMode.SHARE_ROW_EXCLUSIVE, Work.CATALOG));
            LockMode parent = it.has("partbound") ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE;
            it.nodes("inhRelations").forEach(one -> lock(Optional.of(one), parent, Work.CATALOG));
            return true;
        }

        /** What a query reads it locks weakly; a function that it calls may lock anything. */
        private boolean query(SyntaxNode it) {
            boolean writes = it.is("InsertStmt") || it.is("UpdateStmt") || it.is("DeleteStmt") || it.is("MergeStmt");
            if (writes) {
                lock(it.node("relation"), LockMode.ROW_EXCLUSIVE, Work.ROWS);
            }
            List<String> named = it.all("CommonTableExpr").stream()
                    .map(cte -> cte.text("ctename"))
                    .toList();
            LockMode read = it.all("LockingClause").isEmpty() ? LockMode.ACCESS_SHARE : LockMode.ROW_SHARE;
            String made = it.is("ViewStmt")
                    ? it.node("view").map(view -> view.text("relname")).orElse("")
                    : it.node("into")
                            .flatMap(into -> into.node("rel"))
                            .map(rel -> rel.text("relname"))
                            .orElse("");
            it.all("RangeVar").stream()
                    .filter(one -> one.has("schemaname") || !named.contains(one.text("relname")))
                    .filter(one -> !one.text("relname").equals(made))
                    .forEach(one -> lock(Optional.of(one), read, Work.ROWS));
            return !it.is("ViewStmt") || !it.flag("replace");
        }
    }
}
