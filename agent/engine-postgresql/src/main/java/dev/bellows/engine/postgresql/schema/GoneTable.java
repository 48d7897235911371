package dev.bellows.engine.postgresql.schema;

import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A table that is not there under its name any more: what became of it, as far as the places tell that steps over its rows journalled,
 * which know it by its identifier. Confined to its session's thread.
 */
public final class GoneTable {
    private final PinnedSession session;
    private final SchemaLine line;

    public GoneTable(PinnedSession session, SchemaLine line) {
        this.session = session;
        this.line = line;
    }

    /**
     * For people, with the statement that puts it back; never empty.
     *
     * @param table quoted where it needs quotes, and qualified
     * @param version version of the line whose migration needs the table
     */
    public String describe(String table, int version) throws SQLException {
        Optional<Plan> plan = new FrozenPlans(session, line).newestOf(version);
        if (plan.isPresent()) {
            for (Phase phase : Phase.values()) {
                for (Step step : plan.get().steps(phase)) {
                    Optional<String> back = goesOver(step, table) ? back(table, version, step) : Optional.empty();
                    if (back.isPresent()) {
                        return "Table " + table
                                + " is not there under its name any more; it was renamed or moved. Put it back: "
                                + back.get();
                    }
                }
            }
        }
        return "Table " + table
                + " does not exist (any more). Where it was renamed, give it its name back: ALTER TABLE … RENAME TO "
                + unqualified(table);
    }

    private static boolean goesOver(Step step, String table) {
        return switch (step.body()) {
            case Step.Body.BackfillRange body -> body.table().equals(table);
            case Step.Body.VerifyRange body -> body.table().equals(table);
            case Step.Body.StrongLock body -> false;
            case Step.Body.Online body -> false;
            case Step.Body.EachPart body -> false;
            case Step.Body.Rebuild body -> false;
            case Step.Body.Transaction body -> false;
        };
    }

    private Optional<String> back(String table, int version, Step step) throws SQLException {
        return session.one(
                        """
                        SELECT concat_ws('; ',
                            CASE WHEN c.relname <> t.name[2] THEN format('ALTER TABLE %I.%I RENAME TO %I', n.nspname, c.relname, t.name[2]) END,
                            CASE WHEN n.nspname <> t.name[1] THEN format('ALTER TABLE %I.%I SET SCHEMA %I', n.nspname, t.name[2], t.name[1]) END)
                        FROM bellows.cursor k JOIN pg_class c ON c.oid = k.relation JOIN pg_namespace n ON n.oid = c.relnamespace,
                             (SELECT parse_ident(?) AS name) t
                        WHERE k.line = ? AND split_part(k.rollout, '.', 1) = ? AND k.phase = ? AND k.ordinal = ? LIMIT 1""",
                        row -> row.getString(1),
                        table,
                        line.name(),
                        line + "/" + version,
                        step.phase().name(),
                        step.ordinal())
                .filter(text -> !text.isEmpty());
    }

    private String unqualified(String table) throws SQLException {
        return session.one("SELECT quote_ident((parse_ident(?))[2])", row -> row.getString(1), table)
                .orElse(table);
    }
}
