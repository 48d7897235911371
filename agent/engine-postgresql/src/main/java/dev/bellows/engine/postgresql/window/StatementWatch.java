package dev.bellows.engine.postgresql.window;

import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.StatementReads;
import dev.bellows.engine.postgresql.names.OwnDdl;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches {@code pg_stat_statements} of one server for statements that may read what a narrowing takes away. What counts is growth
 * between two looks; a reset, an eviction or a restart of the server begins the watch again. Thread-safe because looking holds the
 * monitor.
 */
final class StatementWatch {
    private static final int PLANS = 5;

    private final SchemaLine line;
    private final InstantSource time;
    private final Map<Side, Watched> watched = new TreeMap<>();
    private final Map<Statement, Boolean> nothing = new HashMap<>();
    private Map<Statement, Counted> entries = new HashMap<>();
    private String epoch = "";
    private String catalog = "";
    private @Nullable Instant since;

    /** Watches nothing yet. */
    StatementWatch(SchemaLine line, InstantSource time) {
        this.line = line;
        this.time = time;
    }

    /** Version of a migration, and whether it is about the old names. */
    private record Side(int version, boolean old) implements Comparable<Side> {
        @Override
        public int compareTo(Side other) {
            int versions = Integer.compare(version, other.version);
            return versions != 0 ? versions : Boolean.compare(old, other.old);
        }
    }

    /** An entry of the statistics. */
    private record Statement(long user, long query, boolean top, String born) {}

    /**
     * What only grows in an entry's life: more than one number, since a reset followed by as many calls hides in one.
     *
     * @param millis time it took, in ms
     */
    private record Counted(Statement statement, long calls, double millis, long rows) {
        boolean follows(Counted before) {
            return calls >= before.calls && millis >= before.millis && rows >= before.rows;
        }

        /** Without a call no time passes: time that grew alone is of calls after a reset. */
        boolean grewOver(Counted before) {
            return calls > before.calls || millis != before.millis || rows != before.rows;
        }
    }

    private static final class Watched {
        final TakenNames names;
        final Instant since;
        final Map<String, Instant> lastRead = new TreeMap<>();
        Usage usage = new Usage(Set.of(), Set.of(), Set.of(), Set.of());

        Watched(TakenNames names, Instant since) {
            this.names = names;
            this.since = since;
        }
    }

    /** One look; what is known since the watch began. Statistics that cannot be read say nothing, and are no reason to see no sessions. */
    synchronized StatementReads look(PinnedSession session, int servedFrom) {
        try {
            return session.together(() -> read(session, servedFrom));
        } catch (SQLException e) {
            begin();
            return StatementReads.unusable("pg_stat_statements cannot be read: SQLSTATE " + e.getSQLState());
        }
    }

    private StatementReads read(PinnedSession session, int servedFrom) throws SQLException {
        Map<Side, TakenNames> wanted = taken(session, servedFrom);
        if (wanted.isEmpty()) {
            begin();
            watched.clear();
            return StatementReads.unusable("no migration is under way whose names are known");
        }
        Optional<String> unusable = unusable(session);
        if (unusable.isPresent()) {
            begin();
            return StatementReads.unusable(unusable.get());
        }
        String place = session.sendForValue("SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n"
                        + " ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'")
                .orElseThrow();
        String now = epoch(session, place);
        List<Counted> newest = read(session, place);
        if (!now.equals(epoch) || since == null || vanished(newest)) {
            begin();
            epoch = now;
            since = time.instant();
            remember(newest);
        }
        follow(wanted);
        useCatalog(session);
        judge(session, place, newest);
        remember(newest);
        // An entry that was evicted between the two reads would be missed: then the next look finds another epoch.
        return new StatementReads(
                "",
                watched.entrySet().stream()
                        .map(it -> new StatementReads.Watched(
                                it.getKey().version(), it.getKey().old(), it.getValue().since, it.getValue().lastRead))
                        .toList());
    }

    private void begin() {
        epoch = "";
        since = null;
        entries = new HashMap<>();
        nothing.clear();
        watched.clear();
    }

    private void remember(List<Counted> newest) {
        entries = new HashMap<>();
        newest.forEach(it -> entries.put(it.statement(), it));
    }

    /** A single entry was reset. */
    private boolean vanished(List<Counted> newest) {
        Map<Statement, Counted> now = new HashMap<>();
        newest.forEach(it -> now.put(it.statement(), it));
        return entries.values().stream().anyMatch(before -> {
            Counted after = now.get(before.statement());
            return after == null || !after.follows(before);
        });
    }

    private Map<Side, TakenNames> taken(PinnedSession session, int servedFrom) throws SQLException {
        Map<Side, TakenNames> sides = new TreeMap<>();
        Set<Side> opaque = new HashSet<>();
        if (!session.probe("to_regclass('bellows.plan') IS NOT NULL")) {
            return sides;
        }
        Set<Integer> known = new HashSet<>();
        for (FrozenPlans.Frozen frozen : new FrozenPlans(session, line).newestFrozen(PLANS)) {
            int version = frozen.rollout().version();
            if (!known.add(version)) {
                // An earlier try of the same version is rolled back: what it made is gone, and what it took away is
                // there.
                continue;
            }
            if (version >= servedFrom) {
                add(new Side(version, true), TakenNames.by(frozen.plan(), Phase.CONTRACT), sides, opaque);
            }
            if (version > servedFrom) {
                add(new Side(version, false), TakenNames.by(frozen.plan(), Phase.ROLLBACK), sides, opaque);
            }
        }
        opaque.forEach(sides::remove);
        return sides;
    }

    private static void add(Side side, Optional<TakenNames> names, Map<Side, TakenNames> sides, Set<Side> opaque) {
        if (names.isEmpty()) {
            opaque.add(side);
        } else {
            sides.merge(side, names.get(), TakenNames::and);
        }
    }

    private void follow(Map<Side, TakenNames> wanted) {
        watched.keySet().retainAll(wanted.keySet());
        wanted.forEach((side, names) -> {
            Watched known = watched.get(side);
            if (known == null || !known.names.equals(names)) {
                watched.put(side, new Watched(names, time.instant()));
                catalog = "";
            }
        });
    }

    private void useCatalog(PinnedSession session) throws SQLException {
        UsageReader reader = new UsageReader(session);
        String mark = reader.mark();
        if (!mark.equals(catalog)) {
            nothing.clear();
            for (Watched one : watched.values()) {
                one.usage = reader.read(one.names);
            }
            catalog = mark;
        }
    }

    private void judge(PinnedSession session, String place, List<Counted> newest) throws SQLException {
        List<Statement> grown = new ArrayList<>();
        for (Counted it : newest) {
            Counted before = entries.get(it.statement());
            boolean more = before == null || it.grewOver(before);
            if (more && !nothing.containsKey(it.statement())) {
                grown.add(it.statement());
            }
        }
        if (grown.isEmpty()) {
            return;
        }
        String ids = String.join(
                ", ",
                grown.stream().map(it -> Long.toString(it.query())).distinct().toList());
        List<Text> texts = session.list(
                "SELECT s.userid::bigint, coalesce(r.rolname, 'oid ' || s.userid), s.queryid, s.query FROM " + place
                        + ".pg_stat_statements(true) s LEFT JOIN pg_roles r ON r.oid = s.userid"
                        + " WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
                        + " AND s.userid <> (SELECT oid FROM pg_roles WHERE rolname = session_user)"
                        + " AND s.queryid = ANY (ARRAY[" + ids + "]::bigint[])",
                row -> new Text(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)));
        Instant now = time.instant();
        for (Statement statement : grown) {
            List<Text> own = texts.stream()
                    .filter(it -> it.user() == statement.user() && it.query() == statement.query())
                    .toList();
            boolean reads = false;
            for (Watched one : watched.values()) {
                for (Text text : own) {
                    if (text.text() == null || (!OwnDdl.isOurs(text.text()) && one.usage.may(text.text()))) {
                        one.lastRead.put(text.role(), now);
                        reads = true;
                    }
                }
            }
            if (!reads && !own.isEmpty()) {
                nothing.put(statement, true);
            }
        }
    }

    private record Text(
            long user, String role, long query, @Nullable String text) {}

    /** Why the statistics cannot be relied on; empty when they can. */
    static Optional<String> unusable(PinnedSession session) throws SQLException {
        return session.sendForValue("""
                SELECT CASE
                  WHEN NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements')
                    THEN 'pg_stat_statements is not there: CREATE EXTENSION pg_stat_statements'
                  WHEN current_setting('pg_stat_statements.track', true) IS NULL
                    THEN 'pg_stat_statements is not in shared_preload_libraries'
                  WHEN NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'pg_stat_statements_info')
                    THEN 'pg_stat_statements is older than 1.9: ALTER EXTENSION pg_stat_statements UPDATE'
                  WHEN current_setting('pg_stat_statements.track') NOT IN ('top', 'all')
                    THEN 'pg_stat_statements.track is none'
                  WHEN current_setting('pg_stat_statements.track_utility') <> 'on'
                    THEN 'pg_stat_statements.track_utility is off'
                  WHEN current_setting('compute_query_id') = 'off'
                    THEN 'compute_query_id is off'
                  WHEN EXISTS (SELECT FROM pg_db_role_setting s, unnest(s.setconfig) c
                               WHERE c LIKE 'pg_stat_statements.%' OR c LIKE 'compute_query_id%')
                    THEN 'a role or database has settings of its own for pg_stat_statements'
                  ELSE '' END""").filter(why -> !why.isEmpty());
    }

    private static String epoch(PinnedSession session, String place) throws SQLException {
        return session.sendForValue("SELECT concat_ws(' ', pg_postmaster_start_time(), i.stats_reset, i.dealloc,"
                        + " (SELECT backend_start FROM pg_stat_activity WHERE backend_type = 'checkpointer'))"
                        + " FROM " + place + ".pg_stat_statements_info i")
                .orElseThrow();
    }

    private static List<Counted> read(PinnedSession session, String place) throws SQLException {
        boolean born = session.probe("SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass("
                + Sql.literal(place + ".pg_stat_statements") + ") AND attname = 'stats_since')");
        return session.list(
                "SELECT userid::bigint, queryid, toplevel, calls, total_exec_time, rows, "
                        + (born ? "stats_since::text" : "''") + " FROM "
                        + place + ".pg_stat_statements(false)"
                        + " WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
                        + " AND userid <> (SELECT oid FROM pg_roles WHERE rolname = session_user)",
                row -> new Counted(
                        new Statement(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getString(7)),
                        row.getLong(4),
                        row.getDouble(5),
                        row.getLong(6)));
    }
}
