package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.statement.WrittenStatement;
import dev.bellows.grammar.RelationName;
import dev.bellows.grammar.SyntaxNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A statement that commits in parts and leads only forward: once its first part is committed, there is no taking it back. DROP INDEX
 * CONCURRENTLY marks the index before it waits and drops it, DETACH PARTITION … CONCURRENTLY marks the partition. The catalog shows
 * each part, also of a statement that a person wrote.
 *
 * @param half condition that holds between the parts
 * @param done condition that holds at the end
 * @param completion statement that goes on from the half
 */
record ForwardOnly(String half, String done, String completion) {
    /** What the statement is, if it is one of these. */
    static Optional<ForwardOnly> of(String statement) {
        return WrittenStatement.of(statement).tree().flatMap(tree -> switch (tree.kind()) {
            case "DropStmt" -> drop(tree, statement);
            case "AlterTableStmt" -> detach(tree);
            default -> Optional.empty();
        });
    }

    private static Optional<ForwardOnly> drop(SyntaxNode tree, String statement) {
        boolean online = tree.text("removeType").equals("OBJECT_INDEX") && tree.flag("concurrent");
        if (!online || tree.nodes("objects").size() != 1) {
            return Optional.empty();
        }
        String index = regclass(RelationName.of(tree.nodes("objects").getFirst().names("items")));
        return Optional.of(new ForwardOnly(
                "EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = " + index
                        + " AND NOT (i.indisvalid AND i.indisready AND i.indislive))",
                "(" + index + " IS NULL)",
                statement));
    }

    private static Optional<ForwardOnly> detach(SyntaxNode tree) {
        Optional<SyntaxNode> partition = tree.nodes("cmds").stream()
                .filter(command -> command.text("subtype").equals("AT_DetachPartition"))
                .flatMap(command -> command.node("def").stream())
                .filter(def -> def.flag("concurrent"))
                .flatMap(def -> def.node("name").stream())
                .findFirst();
        return partition.map(child -> {
            RelationName parent = RelationName.of(tree.node("relation").orElseThrow());
            RelationName detached = RelationName.of(child);
            String link = "EXISTS (SELECT FROM pg_inherits h WHERE h.inhparent = " + regclass(parent)
                    + " AND h.inhrelid = " + regclass(detached);
            return new ForwardOnly(
                    link + " AND h.inhdetachpending)",
                    "(" + regclass(parent) + " IS NOT NULL AND NOT " + link + "))",
                    "ALTER TABLE " + qualified(parent) + " DETACH PARTITION " + qualified(detached) + " FINALIZE");
        });
    }

    boolean isHalf(PinnedSession session) throws SQLException {
        return session.probe(half);
    }

    boolean isDone(PinnedSession session) throws SQLException {
        return session.probe(done);
    }

    /**
     * INVALID indexes that a REINDEX … CONCURRENTLY of the same relation left behind, qualified: nothing drops them by itself, and each costs
     * every write. None for any other statement.
     */
    static List<String> leftBehind(PinnedSession session, String statement) throws SQLException {
        Optional<SyntaxNode> reindex = WrittenStatement.of(statement)
                .tree()
                .filter(tree -> tree.is("ReindexStmt"))
                .filter(tree -> tree.isOn("params", "concurrently"));
        if (reindex.isEmpty()) {
            return List.of();
        }
        String scope = reindex.get()
                .node("relation")
                .map(relation -> regclass(RelationName.of(relation)))
                .map(one -> " AND EXISTS (SELECT FROM pg_class t WHERE (t.oid = " + one
                        + " OR t.oid = (SELECT o.indrelid FROM pg_index o WHERE o.indexrelid = " + one
                        + ")) AND i.indrelid IN (t.oid, t.reltoastrelid))")
                .orElse("");
        return session.list(
                "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid"
                        + " AND c.relname ~ '_cc(new|old)[0-9]*$'" + scope + " ORDER BY 1",
                row -> row.getString(1));
    }

    private static String regclass(RelationName relation) {
        return "to_regclass(" + Sql.literal(qualified(relation)) + ")";
    }

    /** A name as a person writes it: unqualified it lies in public, as in every document. */
    private static String qualified(RelationName relation) {
        return Identifiers.qualified(relation.schema().orElse(Identifiers.DEFAULT_SCHEMA), relation.name());
    }
}
