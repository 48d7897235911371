package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.AlterSequence;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the sequences that a migration changes by name. Confined to the caller's thread and one transaction. */
final class NamedSequenceReader {
    /** Without a right on it nobody reads how far it is; that one is lacking is said elsewhere. */
    private static final String SEQUENCE = """
            SELECT format_type(s.seqtypid, NULL), s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, s.seqcycle,
              coalesce(CASE WHEN has_sequence_privilege(c.oid, 'USAGE, SELECT') THEN pg_sequence_last_value(c.oid) END, s.seqstart),
              CASE WHEN a.attname IS NULL THEN '' ELSE format('%s.%s', d.refobjid::regclass, a.attname) END, coalesce(format_type(a.atttypid, NULL), '')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
              LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
                AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
              LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE n.nspname = ? AND c.relname = ?
            """;

    private final Connection connection;

    NamedSequenceReader(Connection connection) {
        this.connection = connection;
    }

    /** Those of them that are there, in the document's order. */
    List<NamedSequence> read(Migration migration) throws SQLException {
        List<NamedSequence> found = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            if (operation instanceof AlterSequence alter) {
                read(alter.sequence(), found);
            }
        }
        return found.stream().distinct().toList();
    }

    private void read(TableName name, List<NamedSequence> found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SEQUENCE)) {
            query.setString(1, Identifiers.schemaOf(name));
            query.setString(2, name.name());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    found.add(new NamedSequence(
                            Identifiers.schemaOf(name),
                            name.name(),
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getBoolean(7),
                            row.getLong(8),
                            row.getString(9),
                            row.getString(10)));
                }
            }
        }
    }
}
