package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.FiredTrigger;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Trigger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads one table. Confined to the caller's thread and one transaction. */
final class TableReader {
    private static final String TABLE = """
            SELECT n.nspname, c.relname,
              CASE c.relkind WHEN 'r' THEN CASE WHEN c.reloftype = 0 THEN 'table' ELSE 'typed table' END WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
                WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' WHEN 'S' THEN 'sequence'
                WHEN 'i' THEN 'index' WHEN 'I' THEN 'partitioned index' WHEN 'c' THEN 'composite type' ELSE 'relation of kind ' || c.relkind::text END,
              c.relpersistence = 'p', pg_get_userbyid(c.relowner),
              coalesce((SELECT CASE WHEN c.relispartition THEN 'partition of ' ELSE 'inherits ' END || i.inhparent::regclass::text
                FROM pg_inherits i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno LIMIT 1),
                CASE WHEN EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = c.oid) THEN 'has children' ELSE '' END),
              c.relrowsecurity OR c.relforcerowsecurity,
              ARRAY(SELECT p.pubname::text FROM pg_publication_tables t JOIN pg_publication p USING (pubname)
                WHERE t.schemaname = n.nspname AND t.tablename = c.relname ORDER BY 1),
              EXISTS (SELECT FROM pg_subscription_rel s WHERE s.srrelid = c.oid),
              greatest(c.reltuples, 0)::bigint, c.relpages::bigint * current_setting('block_size')::bigint
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ?
            """;

    private static final String TRIGGERS = """
            SELECT t.tgname, t.tgenabled::text, t.tgfoid::regproc::text FROM pg_trigger t
            WHERE t.tgrelid = ? AND NOT t.tgisinternal
              AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0
            ORDER BY t.tgname COLLATE "C"
            """;

    /** UPDATE is 16 in tgtype, and event 2 of a rule. */
    private static final String FIRED = """
            SELECT 'trigger', t.tgname, t.tgenabled::text, t.tgfoid::regproc::text,
              ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr::int2[])
                ORDER BY a.attnum), t.tgtype & 1 = 0
            FROM pg_trigger t WHERE t.tgrelid = ? AND NOT t.tgisinternal AND t.tgtype & 16 <> 0
            UNION ALL
            SELECT 'rule', r.rulename, r.ev_enabled::text, '', '{}', false
            FROM pg_rewrite r WHERE r.ev_class = ? AND r.ev_type = '2'
            ORDER BY 1 DESC, 2
            """;

    private static final String KEYS = """
            SELECT i.indexrelid, ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE k.place <= i.indnkeyatts ORDER BY k.place), i.indisprimary
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = ? AND i.indisunique AND i.indimmediate AND i.indisvalid AND i.indisready
              AND i.indpred IS NULL AND i.indexprs IS NULL
              AND NOT EXISTS (SELECT FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(attnum, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE k.place <= i.indnkeyatts AND NOT a.attnotnull)
            ORDER BY i.indisprimary DESC, i.indnkeyatts, c.relname
            """;

    private static final String PARTITIONED = "partitioned table";

    private final Connection connection;
    private final Touched.TouchedTable touched;
    private final long oid;
    private final Ownership made;
    private final Set<String> madeIndexes;
    private final boolean planning;

    /**
     * @param planning whether to read what planning needs and a comparison does not
     */
    TableReader(
            Connection connection,
            Touched.TouchedTable touched,
            long oid,
            Ownership made,
            Set<String> madeIndexes,
            boolean planning) {
        this.connection = connection;
        this.touched = touched;
        this.oid = oid;
        this.made = made;
        this.madeIndexes = madeIndexes;
        this.planning = planning;
    }

    Table read() throws SQLException {
        List<String> catalogNames = columnNames();
        Set<String> own = ownColumns();
        // What stood beside such a column has its name by now.
        Set<String> changedPlaces = touched.inPlace.stream()
                .filter(column -> catalogNames.contains(touched.hidden.get(column)))
                .collect(Collectors.toSet());
        own.addAll(changedPlaces);
        List<String> names = catalogNames.stream()
                .filter(n -> !own.contains(n))
                .map(touched::shown)
                .toList();
        ColumnReader columnReader = new ColumnReader(connection, touched.table, oid);
        List<Column> columns = new ArrayList<>();
        Set<String> wanted = new TreeSet<>(touched.columns);
        wanted.removeIf(column -> own.contains(column) && !changedPlaces.contains(column));
        for (String column : wanted) {
            String hidden = touched.hidden.getOrDefault(column, column);
            boolean isHidden = catalogNames.contains(hidden) && !hidden.equals(column);
            if (isHidden) {
                String twin = changedPlaces.contains(column) ? column : touched.renamed.getOrDefault(column, hidden);
                Column read = columnReader.readHidden(hidden, column, twin, touched.retyped.contains(column));
                String said = touched.converted.getOrDefault(column, "");
                columns.add(
                        !said.isEmpty() && new ConvertedColumn(connection, touched.table).wasRequired(said, column)
                                ? read.required()
                                : read);
            } else if (catalogNames.contains(column)) {
                columns.add(withoutByName(columnReader.read(column)));
            }
        }
        columns.replaceAll(this::withoutTriggers);
        List<PostgresqlSnapshot.Index> indexes = new IndexReader(
                        connection,
                        touched,
                        oid,
                        madeIndexes.stream().filter(made::ownsIndex).collect(Collectors.toSet()),
                        wanted.stream()
                                .filter(column -> touched.hidden.containsKey(column)
                                        && catalogNames.contains(touched.hidden.get(column)))
                                .collect(Collectors.toSet()))
                .read(wanted);
        indexes.removeIf(index -> touched.byName.contains(index.name()));
        if (touched.identity) {
            indexes.replaceAll(PostgresqlSnapshot.Index::withoutIdentity);
        }
        List<PostgresqlSnapshot.Check> checks = new CheckReader(connection, touched, oid).read(touched.taken());
        List<PostgresqlSnapshot.ForeignKey> foreignKeys =
                new ForeignKeyReader(connection, touched, oid).read(touched.taken());
        List<ExtendedStatistics> statistics =
                new StatisticsReader(connection, touched, oid).read(touched.renamed.keySet());
        Set<String> standing = new TreeSet<>(own);
        standing.retainAll(catalogNames);
        Surroundings surroundings =
                planning ? new SurroundingsReader(connection, touched, oid).read(standing) : Surroundings.UNREAD;
        try (PreparedStatement query = connection.prepareStatement(TABLE)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Table(
                        row.getString(1),
                        // A hidden one under the name it had.
                        touched.table.name(),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        row.getBoolean(7),
                        texts(row, 8),
                        row.getBoolean(9),
                        row.getLong(10),
                        row.getLong(11),
                        names,
                        columns,
                        key(),
                        indexes,
                        checks,
                        foreignKeys,
                        statistics,
                        triggers(),
                        fired(),
                        surroundings,
                        row.getString(3).equals(PARTITIONED)
                                ? List.of(new PartitionTreeReader(connection).read(oid, taken(catalogNames)))
                                : List.of());
            }
        }
    }

    /** Columns that the migration takes away, as the catalog calls them now. */
    private Set<String> taken(List<String> catalogNames) {
        Set<String> taken = new TreeSet<>();
        for (String column : touched.taken()) {
            String hidden = touched.hidden.getOrDefault(column, column);
            taken.add(catalogNames.contains(hidden) ? hidden : column);
        }
        return taken;
    }

    private List<String> columnNames() throws SQLException {
        return List.copyOf(numbers().keySet());
    }

    /** Every column with its number, in the catalog's order. */
    private Map<String, Integer> numbers() throws SQLException {
        Map<String, Integer> names = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT attname, attnum FROM pg_attribute WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped ORDER BY attnum")) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    names.put(row.getString(1), row.getInt(2));
                }
            }
        }
        return names;
    }

    /** Columns this migration made: those whose trigger stands, and those that were noted when they were made. */
    private Set<String> ownColumns() throws SQLException {
        Set<String> own = new TreeSet<>();
        for (var column : numbers().entrySet()) {
            boolean wanted = touched.added.contains(column.getKey()) || touched.renamed.containsValue(column.getKey());
            if (wanted && made.ownsColumn(oid, column.getValue())) {
                own.add(column.getKey());
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT FROM pg_trigger WHERE tgrelid = ? AND tgname = ?")) {
            for (var entry : touched.triggers.entrySet()) {
                query.setLong(1, oid);
                query.setString(2, entry.getValue());
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        own.add(entry.getKey());
                    }
                }
            }
        }
        return own;
    }

    /** Triggers that name a column go over to its counterpart by our own hand; {@link Surroundings} has them for a plan. */
    private Column withoutTriggers(Column column) {
        return touched.renamed.containsKey(column.name())
                ? column.withoutByName(dependent -> dependent.kind().equals("trigger"), false)
                : column;
    }

    /** What an {@code UPDATE OF} lists, by the names that the columns had before there were counterparts. */
    private List<String> asListed(List<String> names) {
        return names.stream()
                .map(touched::shown)
                .map(name -> touched.renamed.entrySet().stream()
                        .filter(it -> it.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(name))
                .distinct()
                .toList();
    }

    /** As it is but for what comes and goes by our own hand, between two steps that are compared. */
    private Column withoutByName(Column found) {
        Column column = touched.defaults.contains(found.name()) ? found.withoutDefault() : found;
        if (!touched.bound) {
            return column;
        }
        return column.withoutByName(
                dependent -> touched.byName.stream()
                        .anyMatch(name -> dependent.identity().startsWith(name + " on ")
                                || dependent.identity().startsWith(Identifiers.quoted(name) + " on ")),
                touched.nullness.contains(column.name()));
    }

    /** What is unique and nowhere NULL comes and goes by our own hand, too: a table without a primary key has no key then. */
    private boolean isKeyOfOurs(ResultSet row) throws SQLException {
        return touched.bound && !row.getBoolean(3);
    }

    private List<String> key() throws SQLException {
        Set<String> unusable = new TreeSet<>(touched.written);
        unusable.addAll(touched.added);
        unusable.addAll(touched.taken());
        unusable.addAll(touched.renamed.values());
        unusable.addAll(touched.hidden.values());
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<String> columns = texts(row, 2);
                    if (!isKeyOfOurs(row) && columns.stream().noneMatch(unusable::contains)) {
                        return columns;
                    }
                }
            }
        }
        return List.of();
    }

    private List<Trigger> triggers() throws SQLException {
        List<Trigger> triggers = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TRIGGERS)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (!row.getString(1).startsWith(OwnNames.TRIGGER_PREFIX)) {
                        triggers.add(new Trigger(row.getString(1), row.getString(2), row.getString(3)));
                    }
                }
            }
        }
        return triggers;
    }

    private List<FiredTrigger> fired() throws SQLException {
        List<FiredTrigger> fired = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(FIRED)) {
            query.setLong(1, oid);
            query.setLong(2, oid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (!row.getString(2).startsWith(OwnNames.TRIGGER_PREFIX)) {
                        fired.add(new FiredTrigger(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                asListed(texts(row, 5)),
                                row.getBoolean(6)));
                    }
                }
            }
        }
        return fired;
    }

    static List<String> texts(ResultSet row, int column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
