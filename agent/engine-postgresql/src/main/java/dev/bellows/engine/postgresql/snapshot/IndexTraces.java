package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which indexes go over to a column's counterpart in the moment in which the column is hidden, and what they were: from then on nothing at
 * the hidden column says so, the server prints what they compute otherwise over another type, and one that somebody made at the counterpart
 * since is none of them. A function of ours has them in declarations, from the moment in which the counterpart came. Confined to the
 * caller's thread and one transaction.
 */
public final class IndexTraces {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern DECLARED =
            Pattern.compile("blw_\\d+_index CONSTANT pg_catalog\\.text := (E?)'((?:[^']|'')*)';");

    private final Connection connection;
    private final TableName table;

    IndexTraces(Connection connection, TableName table) {
        this.connection = connection;
        this.table = table;
    }

    /**
     * A declaration within that function.
     *
     * @param ordinal tells several apart
     */
    public static String trace(int ordinal, Index index) {
        try {
            return "blw_" + ordinal + "_index CONSTANT pg_catalog.text := "
                    + Identifiers.literal(JSON.writeValueAsString(index)) + ";";
        } catch (IOException e) {
            throw new UncheckedIOException("a record of texts always becomes JSON", e);
        }
    }

    /** Those that a function declares; none where it is not there. */
    List<Index> declaredBy(String function) throws SQLException {
        List<Index> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ? AND p.proname = ?")) {
            query.setString(1, Identifiers.schemaOf(table));
            query.setString(2, function);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Matcher declared = DECLARED.matcher(row.getString(1));
                    while (declared.find()) {
                        String text = declared.group(2).replace("''", "'");
                        found.add(read(declared.group(1).isEmpty() ? text : text.replace("\\\\", "\\")));
                    }
                }
            }
        }
        return found;
    }

    private static Index read(String json) {
        try {
            return JSON.readValue(json, Index.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not an index", e);
        }
    }
}
