package dev.bellows.engine.postgresql.purge;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Removal.Obstacle;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.journal.Journal;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is there of ours and what forbids to take it away. Changes nothing. Confined to its session's thread. */
final class PurgeLook {
    private static final int PAGE = 1_000;
    private static final int MOST_PLANS = 10_000;
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");

    private final PinnedSession session;
    private final TargetSettings settings;
    private final Set<SchemaLine> lines;
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final Set<String> named = new TreeSet<>();

    /**
     * @param lines whose state may go
     */
    PurgeLook(PinnedSession session, TargetSettings settings, Set<SchemaLine> lines) {
        this.session = session;
        this.settings = settings;
        this.lines = Set.copyOf(lines);
    }

    /**
     * One look.
     *
     * @param own server processes of whoever looks
     */
    Found look(List<Integer> own) throws SQLException {
        boolean schema = session.probe("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'bellows')");
        Strays strays = new Strays(session);
        if (!schema) {
            obstacles.addAll(strays.ofNobody(named));
            return new Found(false, List.of(), List.of(), obstacles, "");
        }
        List<String> objects = present();
        List<String> missing = OwnObjects.DECIDING.stream()
                .filter(table -> !objects.contains("table bellows." + table))
                .toList();
        if (!missing.isEmpty()) {
            obstacles.add(new Obstacle(
                    "schema bellows is not whole: bellows." + String.join(", bellows.", missing)
                            + " is not there, so that nobody can say what is in flight. Somebody took it away, or the schema is not ours",
                    "look at it, and drop it by hand: DROP SCHEMA bellows"));
            return new Found(true, objects, List.of(), obstacles, "");
        }
        if (mayRead()) {
            new Others(session, settings, lines).inTheWay(own).forEach(obstacles::add);
            lines();
            archives();
        }
        List<Found.Leftover> leftovers = List.of();
        if (obstacles.isEmpty()) {
            // While something is in flight all of it is as it should be.
            leftovers = strays.ofPlans(named);
            obstacles.addAll(strays.ofNobody(named));
            obstacles.addAll(strays.hangingOn(leftovers));
        }
        return new Found(true, objects, leftovers, obstacles, mark());
    }

    /** What must not have changed when the schema goes; one text, computed by the same SQL under the locks. */
    static String markSql() {
        return "md5(concat_ws(' ', (SELECT string_agg(f::text, ',' ORDER BY line) FROM bellows.fence f),"
                + " (SELECT string_agg(w::text, ',' ORDER BY line) FROM bellows.\"window\" w),"
                + " (SELECT string_agg(j::text, ',' ORDER BY line) FROM bellows.journal_head j),"
                + " (SELECT count(*) FROM bellows.plan)))";
    }

    private String mark() throws SQLException {
        return obstacles.isEmpty() ? session.sendForValue("SELECT " + markSql()).orElseThrow() : "";
    }

    private List<String> present() throws SQLException {
        return session.list(
                "WITH " + OwnObjects.IDS
                        + " SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'table' END || ' bellows.' || c.relname FROM pg_class c"
                        + " WHERE c.oid IN (SELECT oid FROM own_relations) UNION ALL"
                        + " SELECT 'function ' || f.oid::regprocedure FROM own_functions f ORDER BY 1",
                row -> row.getString(1));
    }

    private boolean mayRead() throws SQLException {
        String who = session.sendForValue("SELECT quote_ident(current_user)").orElse("AGENT");
        List<String> owners = session.list(
                "WITH " + OwnObjects.IDS
                        + " SELECT DISTINCT quote_ident(r.rolname) FROM pg_roles r WHERE NOT pg_has_role(r.oid, 'USAGE') AND r.oid IN"
                        + " (SELECT c.relowner FROM pg_class c WHERE c.oid IN (SELECT oid FROM own_relations)"
                        + " UNION SELECT p.proowner FROM pg_proc p WHERE p.oid IN (SELECT oid FROM own_functions)"
                        + " UNION SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'bellows') ORDER BY 1",
                row -> row.getString(1));
        owners.forEach(owner -> obstacles.add(new Obstacle(
                "what is in schema bellows belongs to " + owner + ", whose rights role " + who + " does not have",
                "GRANT " + owner + " TO " + who)));
        return owners.isEmpty();
    }

    private void lines() throws SQLException {
        for (Line line : session.list(
                "SELECT line, min_version, max_version FROM bellows.\"window\" ORDER BY line",
                row -> new Line(new SchemaLine(row.getString(1)), new VersionRange(row.getInt(2), row.getInt(3))))) {
            if (lines.contains(line.line())) {
                line(line);
            }
        }
    }

    /** What was archived would be there, and nobody could say what it is. */
    private void archives() throws SQLException {
        if (session.probe("to_regclass('bellows.archive') IS NOT NULL")) {
            obstacles.addAll(session.list(
                    "SELECT line, version, schema_name || '.' || table_name || CASE column_name WHEN '' THEN '' ELSE '.' || column_name END"
                            + " FROM bellows.archive a WHERE to_regclass(format('bellows_archive.%I', a.relation)) IS NOT NULL ORDER BY 1, 2, 3",
                    row -> new Obstacle(
                            row.getString(3) + ", which the cleanup of " + row.getString(1) + "/" + row.getInt(2)
                                    + " archived, is in the archive",
                            "put it back (bellows restore " + row.getString(1) + "/" + row.getInt(2)
                                    + ") or remove it for ever: bellows agent archive drop " + row.getString(1) + "/"
                                    + row.getInt(2) + " " + row.getString(3) + " --target " + settings.name()
                                    + " --reason TEXT")));
        }
    }

    private record Line(SchemaLine line, VersionRange window) {}

    private void line(Line line) throws SQLException {
        VersionRange window = line.window();
        if (window.min() != window.max()) {
            obstacles.add(new Obstacle(
                    "line " + line.line() + " serves the versions " + window + ": code of either may run",
                    "bellows rollout contract " + line.line() + "/" + window.max() + " --yes"));
        }
        List<JournalEntry> journal = journal(line.line());
        FrozenPlans plans = new FrozenPlans(session, line.line());
        Set<Integer> seen = new TreeSet<>();
        for (FrozenPlans.Frozen frozen : plans.newestFrozen(MOST_PLANS)) {
            frozen.plan().steps().forEach(step -> step.body().statements().forEach(this::name));
            new RolloutStanding(
                            frozen.rollout(),
                            frozen.plan(),
                            journal.stream()
                                    .filter(entry -> entry.rollout()
                                            .equals(frozen.rollout().toString()))
                                    .toList(),
                            seen.add(frozen.rollout().version()))
                    .needed(window)
                    .ifPresent(obstacles::add);
        }
    }

    private List<JournalEntry> journal(SchemaLine line) throws SQLException {
        List<JournalEntry> all = new ArrayList<>();
        List<JournalEntry> page;
        do {
            page = Journal.after(
                    session, line, all.isEmpty() ? 0 : all.getLast().id(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /** Every name in quotes; names of ours always are. */
    private void name(String statement) {
        Matcher quoted = QUOTED.matcher(statement);
        while (quoted.find()) {
            named.add(quoted.group(1).replace("\"\"", "\""));
        }
    }
}
