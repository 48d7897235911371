package dev.bellows.engine.postgresql.window;

import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.window.SqlTokens.Kind;
import dev.bellows.engine.postgresql.window.SqlTokens.Token;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tables that a plan drops have one of two names, or none once it has dropped them. Whoever asks who may use what the plans name asks about
 * the name they have now. Confined to its session's thread.
 */
final class HiddenTables {
    /** ALTER TABLE "schema"."name" RENAME TO "hidden". */
    private static final int RENAME_TOKENS = 8;

    private final PinnedSession session;
    private final SchemaLine line;
    private final List<Plan> plans;

    HiddenTables(PinnedSession session, SchemaLine line, List<Plan> plans) {
        this.session = session;
        this.line = line;
        this.plans = List.copyOf(plans);
    }

    /**
     * Those names that tables have now. One that is not there stays, since nobody knows what became of it, unless a plan has dropped it.
     *
     * @param named as the plans name them, quoted and qualified
     */
    SortedSet<String> now(SortedSet<String> named) throws SQLException {
        SortedSet<String> tables = new TreeSet<>(named);
        for (Plan plan : plans) {
            for (Map.Entry<String, String> pair : hidden(plan).entrySet()) {
                boolean shown = isThere(pair.getKey());
                boolean hidden = isThere(pair.getValue());
                if (!hidden) {
                    tables.remove(pair.getValue());
                }
                if (!shown && (hidden || isDropped(plan, pair.getValue()))) {
                    tables.remove(pair.getKey());
                }
            }
        }
        return tables;
    }

    /** Table to the name that the plan's contract gives it. */
    static SortedMap<String, String> hidden(Plan plan) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (Step step : plan.steps(Phase.CONTRACT)) {
            for (String statement : step.body().statements()) {
                List<Token> tokens = SqlTokens.of(statement).orElse(List.of());
                hiddenBy(tokens)
                        .ifPresent(table -> pairs.put(
                                table,
                                Identifiers.qualified(
                                        tokens.get(2).text(), tokens.getLast().text())));
            }
        }
        return pairs;
    }

    /** The table, quoted and qualified, that a statement hides; empty where it does anything else. */
    static Optional<String> hiddenBy(List<Token> tokens) {
        boolean hides = tokens.size() == RENAME_TOKENS
                && tokens.get(0).is("alter")
                && tokens.get(1).is("table")
                && tokens.get(2).kind() == Kind.QUOTED
                && tokens.get(4).kind() == Kind.QUOTED
                && tokens.get(5).is("rename")
                && tokens.get(6).is("to")
                && OwnNames.isHidden(tokens.getLast().text());
        return hides
                ? Optional.of(Identifiers.qualified(
                        tokens.get(2).text(), tokens.get(4).text()))
                : Optional.empty();
    }

    /** The drop is the last that a plan does for a table; its step names the table as no other plan's does. */
    private boolean isDropped(Plan plan, String hidden) throws SQLException {
        Optional<Step> drop = plan.steps(Phase.CLEANUP).stream()
                .filter(step -> step.body().statements().stream().anyMatch(("DROP TABLE " + hidden)::equals))
                .findFirst();
        return drop.isPresent()
                && session.one(
                                "SELECT 1 FROM bellows.journal WHERE line = ? AND phase = ? AND step_digest = ? AND state = 'DONE' LIMIT 1",
                                row -> 1,
                                line.name(),
                                Phase.CLEANUP.name(),
                                drop.get().digest().text())
                        .isPresent();
    }

    private boolean isThere(String table) throws SQLException {
        return session.probe("to_regclass(" + Sql.literal(table) + ") IS NOT NULL");
    }
}
