package dev.bellows.engine.postgresql.snapshot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the extended statistics that use columns of one table. Confined to the caller's thread and one transaction. */
final class StatisticsReader {
    /** The server writes a target that nobody chose as -1 before 17, and as NULL from then on. */
    private static final String STATISTICS = """
            SELECT n.nspname, s.stxname,
              ARRAY(SELECT CASE k.kind WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' ELSE 'mcv' END
                FROM unnest(s.stxkind) WITH ORDINALITY k(kind, place) WHERE k.kind IN ('d', 'f', 'm') ORDER BY k.place),
              ARRAY(SELECT a.attname::text FROM unnest(s.stxkeys::int2[]) WITH ORDINALITY k(attnum, place)
                JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k.attnum ORDER BY k.place),
              coalesce(pg_get_statisticsobjdef_expressions(s.oid), '{}'),
              coalesce(s.stxstattarget, -1)::int, coalesce(obj_description(s.oid, 'pg_statistic_ext'), ''),
              CASE WHEN s.stxowner = c.relowner THEN '' ELSE pg_get_userbyid(s.stxowner) END,
              has_schema_privilege(c.relowner, n.oid, 'CREATE'),
              ARRAY(SELECT DISTINCT a.attname::text FROM pg_depend d
                JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                WHERE d.classid = 'pg_statistic_ext'::regclass AND d.objid = s.oid
                  AND d.refclassid = 'pg_class'::regclass AND d.refobjid = s.stxrelid AND d.refobjsubid > 0)
            FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN pg_class c ON c.oid = s.stxrelid
            WHERE s.stxrelid = ? ORDER BY n.nspname, s.stxname
            """;

    private final Connection connection;
    private final Touched.TouchedTable touched;
    private final long table;

    StatisticsReader(Connection connection, Touched.TouchedTable touched, long table) {
        this.connection = connection;
        this.touched = touched;
        this.table = table;
    }

    /** Those that use one of the columns, by the document's names, but for the likes that this migration makes. */
    List<ExtendedStatistics> read(Set<String> columns) throws SQLException {
        List<ExtendedStatistics> found = new ArrayList<>();
        if (columns.isEmpty()) {
            return found;
        }
        try (PreparedStatement query = connection.prepareStatement(STATISTICS)) {
            query.setLong(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<String> uses = TableReader.texts(row, 10).stream()
                            .map(touched::shown)
                            .sorted()
                            .toList();
                    if (uses.stream().anyMatch(columns::contains)) {
                        found.add(new ExtendedStatistics(
                                row.getString(1),
                                row.getString(2),
                                TableReader.texts(row, 3),
                                // In the order of places, which says nothing: a hidden column has the place that it
                                // had.
                                TableReader.texts(row, 4).stream()
                                        .map(touched::shown)
                                        .toList(),
                                TableReader.texts(row, 5).stream()
                                        .map(touched::shownExpression)
                                        .toList(),
                                row.getInt(6),
                                row.getString(7),
                                row.getString(8),
                                row.getBoolean(9),
                                uses));
                    }
                }
            }
        }
        Set<String> own =
                touched.ownTwins(found.stream().map(ExtendedStatistics::name).toList());
        found.removeIf(statistics -> own.contains(statistics.name()));
        return found;
    }
}
