package dev.bellows.engine.postgresql.statement;

import dev.bellows.grammar.Parsed;
import dev.bellows.grammar.SqlParser;
import dev.bellows.grammar.SyntaxNode;
import java.util.List;

/** A text that a person wrote as the type of a column. */
public final class WrittenType {
    private WrittenType() {}

    /** Whether the text goes on behind a type: with a constraint, a default, a collation, or another column. */
    public static boolean isMoreThanAType(String text) {
        if (!(SqlParser.shared().parse("ALTER TABLE t ADD COLUMN c " + text) instanceof Parsed.Statements it)) {
            return false;
        }
        List<SyntaxNode> columns = it.statements().stream()
                .flatMap(statement -> statement.tree().all("ColumnDef").stream())
                .toList();
        boolean alone = it.statements().size() == 1
                && columns.size() == 1
                && it.statements().getFirst().tree().nodes("cmds").size() == 1;
        return !alone
                || columns.stream()
                        .anyMatch(column -> column.has("constraints")
                                || column.has("collClause")
                                || column.has("storage_name")
                                || column.has("compression"));
    }
}
