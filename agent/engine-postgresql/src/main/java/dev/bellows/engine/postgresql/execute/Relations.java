package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The relations of a step as they are now, ordered by oid: everybody who locks in this order avoids deadlocks with everybody else.
 *
 * @param oids identifiers, ascending, with those of partitions below them
 * @param before what each of them was before the step, ascending
 * @param lockable names that LOCK takes, views first, each kind in the order of its oids
 * @param missing names that do not exist
 * @param foreign relations whose owner's rights the agent lacks
 * @param rights statements that give the agent and the owners what they lack, in the order to type them; some are for some steps only
 */
record Relations(
        List<Long> oids,
        List<Made.Before> before,
        List<String> lockable,
        List<String> missing,
        List<String> foreign,
        List<String> rights) {
    private static final String READ =
            """
            SELECT c.oid::bigint, c.relkind IN ('r', 'p', 'v'), c.relnatts, c.relkind = 'v',
                   CASE WHEN pg_has_role(c.relowner, 'USAGE') THEN '' ELSE c.oid::regclass::text END,
                   concat_ws('; ',
                     %s,
                     %s,
                     %s,
                     (SELECT string_agg(DISTINCT format('ALTER FUNCTION %%s OWNER TO %%I', p.oid::regprocedure, pg_get_userbyid(c.relowner)), '; ')
                      FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                      WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND starts_with(t.tgname::text, 'zzz_blw_')
                        AND NOT pg_has_role(c.relowner, p.proowner, 'USAGE')))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass(?)""".formatted(MissingRights.MEMBERSHIP, MissingRights.OWNER_USAGE, MissingRights.OWNER_CREATE);

    static Relations read(PinnedSession session, List<String> names) throws SQLException {
        List<Found> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            session.one(
                            READ,
                            row -> new Found(
                                    row.getLong(1),
                                    row.getInt(3),
                                    name,
                                    row.getBoolean(2),
                                    row.getBoolean(4),
                                    row.getString(5),
                                    row.getString(6)),
                            name)
                    .ifPresentOrElse(found::add, () -> missing.add(name));
        }
        List<Long> below = new ArrayList<>();
        for (Found one : found) {
            // Whoever holds a partition is in the way of a lock on the table.
            below.addAll(session.list(
                    "SELECT p.relid::oid::bigint FROM pg_partition_tree(?::oid) p WHERE p.relid <> ?::oid",
                    row -> row.getLong(1),
                    one.oid(),
                    one.oid()));
        }
        found.sort((a, b) -> Long.compare(a.oid(), b.oid()));
        return new Relations(
                Stream.concat(found.stream().map(Found::oid), below.stream())
                        .sorted()
                        .toList(),
                found.stream()
                        .map(it -> new Made.Before(it.oid(), it.columns()))
                        .toList(),
                // Who reads through a view has locked that before its table.
                found.stream()
                        .filter(Found::lockable)
                        .sorted(Comparator.comparing(it -> !it.view()))
                        .map(Found::name)
                        .toList(),
                List.copyOf(missing),
                found.stream().map(Found::foreign).filter(it -> !it.isEmpty()).toList(),
                found.stream()
                        .map(Found::rights)
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList());
    }

    /** All that is missing, for a person who would else meet it one failure at a time. */
    String rightsText() {
        return (foreign.isEmpty()
                        ? "A right is missing, of the table's owner as whom the agent acts"
                        : "The agent's role does not have the owner's rights on " + String.join(", ", foreign))
                + rights.stream()
                        .map(MissingRights::reason)
                        .filter(it -> !it.isEmpty())
                        .findFirst()
                        .orElse("")
                + ": " + String.join("; ", rights);
    }

    /** Columns and triggers of the relations now, for a person who must decide. */
    static String describe(PinnedSession session, List<String> names) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(session.one("""
                                    SELECT c.oid::regclass::text || ' columns (' || coalesce((SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
                                             FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped), '')
                                        || '), triggers (' || coalesce((SELECT string_agg(tgname || ' ' || tgenabled::text, ', ' ORDER BY tgname)
                                             FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal), '') || ')'
                                    FROM pg_class c WHERE c.oid = to_regclass(?)""", row -> row.getString(1), name).orElse(name + " does not exist"));
        }
        return lines.stream().distinct().collect(Collectors.joining("; "));
    }

    private record Found(
            long oid, int columns, String name, boolean lockable, boolean view, String foreign, String rights) {}
}
