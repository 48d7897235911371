package dev.bellows.engine.postgresql.statement;

import dev.bellows.grammar.SyntaxNode;
import dev.bellows.grammar.lock.StatementLocks;
import java.util.Set;

/** How much a statement of a plan has to do under its lock, as far as its text tells. */
public enum StatementWork {
    /** It changes the catalog and no more: milliseconds, whatever the tables hold. */
    CATALOG,

    /** It reads or writes every row of what it locks, or may. */
    ROWS,

    /** Nobody can read what it does, or it is of a form that is not known here. */
    ANYTHING;

    /** Blocks of a plan's own, which look at the catalog and say DDL that cannot be said before. */
    private static final String OWN_BLOCK = "DO $bellows$";

    /** All that a query of a plan's own calls while a lock is held: it becomes the owner of what it makes. */
    private static final Set<String> BECOMES_OWNER = Set.of("set_config", "pg_get_userbyid");

    /** What one statement has to do that a planner wrote; of what a person wrote only {@link #ANYTHING} is safe to believe. */
    public static StatementWork of(String planned) {
        if (planned.startsWith(OWN_BLOCK)) {
            return CATALOG;
        }
        return WrittenStatement.of(planned)
                .one()
                .map(statement -> {
                    SyntaxNode tree = statement.tree();
                    if (tree.is("SelectStmt")) {
                        return becomesOwner(tree) ? CATALOG : ANYTHING;
                    }
                    StatementLocks locks = StatementLocks.of(statement);
                    if (!locks.complete() || tree.is("CreateTableAsStmt")) {
                        return ANYTHING;
                    }
                    return locks.locks().stream().anyMatch(it -> it.work().grows()) ? ROWS : CATALOG;
                })
                .orElse(ANYTHING);
    }

    private static boolean becomesOwner(SyntaxNode query) {
        return query.all("FuncCall").stream()
                        .allMatch(call ->
                                BECOMES_OWNER.contains(call.names("funcname").getLast()))
                && query.all("RangeVar").stream()
                        .allMatch(from -> from.text("schemaname").equals("pg_catalog"));
    }
}
