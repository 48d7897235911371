package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.Digest;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A partitioned table, its partitions and their indexes, as they are now. Partitions that are half detached are left out: no statement
 * reaches them.
 *
 * @param parts the table first, every part behind the one that it is a part of
 */
record Parts(List<Part> parts) {
    private static final int HASH_DIGITS = 8;

    Parts {
        parts = List.copyOf(parts);
    }

    /**
     * The table or a partition.
     *
     * @param oid identifier
     * @param parent that of what it is a part of; 0 for the table itself
     * @param leaf whether rows lie in it
     * @param indexes its indexes
     */
    record Part(long oid, long parent, String schema, String name, boolean leaf, List<Index> indexes) {
        Part {
            indexes = List.copyOf(indexes);
        }

        String relation() {
            return Identifiers.qualified(schema, name);
        }

        /** The index that is a part of that one, where one is. */
        Optional<Index> joinedTo(long whole) {
            return indexes.stream().filter(index -> index.whole() == whole).findFirst();
        }

        /** What the index of this part is called that becomes a part of one of that name; the same at every try. */
        String nameFor(String index, int number) {
            String tail = number == 0 ? "" : "_" + number;
            String wanted = name + "_" + index + tail;
            if (Identifiers.fits(wanted)) {
                return wanted;
            }
            String hash = "_" + Digest.of(relation() + "\0" + index).shown().substring(0, HASH_DIGITS) + tail;
            return Identifiers.head(wanted, Identifiers.MAX_BYTES - hash.length()) + hash;
        }
    }

    /**
     * An index of a part.
     *
     * @param whole identity of the index that it is a part of; 0 where it stands alone
     * @param alike whether it has the definition of the one that was asked for, and nothing besides that a like of it would lack
     * @param ours whether it was noted before it was built
     */
    record Index(long oid, String schema, String name, boolean valid, long whole, boolean alike, boolean ours) {
        String relation() {
            return Identifiers.qualified(schema, name);
        }
    }

    private static final String TREE = """
            SELECT p.relid::oid::bigint, coalesce(p.parentrelid::oid::bigint, 0), n.nspname, c.relname, p.isleaf
            FROM pg_partition_tree(to_regclass(?)) p JOIN pg_class c ON c.oid = p.relid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhrelid = p.relid AND i.inhdetachpending)
            ORDER BY p.level, p.relid""";

    /** Names and expressions as they are printed: the columns of a partition may have other numbers than those of its table. */
    private static final String INDEXES = """
            SELECT i.indrelid::bigint, i.indexrelid::bigint, n.nspname, c.relname, i.indisvalid AND i.indisready AND i.indislive,
              coalesce((SELECT h.inhparent::bigint FROM pg_inherits h WHERE h.inhrelid = i.indexrelid), 0),
              i.indisunique = w.indisunique AND NOT i.indisexclusion AND i.indimmediate AND i.indnkeyatts = w.indnkeyatts AND c.relam = wc.relam
                AND i.indnatts = w.indnatts
                AND i.indclass::text = w.indclass::text AND i.indcollation::text = w.indcollation::text AND i.indoption::text = w.indoption::text
                AND (to_jsonb(i) ->> 'indnullsnotdistinct') IS NOT DISTINCT FROM (to_jsonb(w) ->> 'indnullsnotdistinct')
                AND pg_get_expr(i.indpred, i.indrelid) IS NOT DISTINCT FROM pg_get_expr(w.indpred, w.indrelid)
                AND ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnatts) k)
                  = ARRAY(SELECT pg_get_indexdef(w.indexrelid, k, true) FROM generate_series(1, w.indnatts) k)
                AND NOT i.indisreplident AND NOT i.indisclustered AND c.reltablespace = 0
                AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
            FROM pg_partition_tree(to_regclass(?)) p JOIN pg_index i ON i.indrelid = p.relid JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_index w ON w.indexrelid = to_regclass(?) JOIN pg_class wc ON wc.oid = w.indexrelid
            ORDER BY i.indrelid, i.indexrelid""";

    /**
     * Reads them.
     *
     * @param table quoted and qualified
     * @param subject the index over all of them, quoted and qualified; none of theirs is read where it is not there
     */
    static Parts read(StepRun run, String table, String subject) throws SQLException {
        Set<String> ours = new HashSet<>();
        Optional<Long> whole = oid(run, subject);
        if (whole.isPresent()) {
            ours.addAll(Made.parts(run, whole.get()));
        }
        Map<Long, List<Index>> indexes = new HashMap<>();
        run.control()
                .list(
                        INDEXES,
                        row -> {
                            Index index = new Index(
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getBoolean(5),
                                    row.getLong(6),
                                    row.getBoolean(7),
                                    ours.contains(Identifiers.qualified(row.getString(3), row.getString(4))));
                            return indexes.computeIfAbsent(row.getLong(1), it -> new ArrayList<>())
                                    .add(index);
                        },
                        table,
                        subject);
        return new Parts(run.control()
                .list(
                        TREE,
                        row -> new Part(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5),
                                indexes.getOrDefault(row.getLong(1), List.of())),
                        table));
    }

    static Optional<Long> oid(StepRun run, String relation) throws SQLException {
        return run.control()
                .one("SELECT to_regclass(?)::oid::bigint", row -> row.getLong(1), relation)
                .filter(oid -> oid != 0);
    }

    List<Long> oids() {
        return parts.stream().map(Part::oid).toList();
    }
}
