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
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tables that a plan gives another name in place of a view: one of the names may not be there, before the view is made and once the table has
 * its new name. Confined to its session's thread.
 */
final class RenamedTables {
    /** ALTER TABLE "schema"."name" RENAME TO "other". */
    private static final int RENAME_TOKENS = 8;

    /** DROP VIEW "schema"."name". */
    private static final int DROP_TOKENS = 5;

    private final PinnedSession session;
    private final SchemaLine line;
    private final List<Plan> plans;

    RenamedTables(PinnedSession session, SchemaLine line, List<Plan> plans) {
        this.session = session;
        this.line = line;
        this.plans = List.copyOf(plans);
    }

    /**
     * Two names of a table, quoted and qualified.
     *
     * @param from the one that goes
     * @param to the one that comes
     */
    record Pair(String from, String to) {}

    /**
     * Those names that something has now. Where neither name of a table is there nobody knows what became of it, and both stay; of a name
     * that a plan has taken away it is known, whatever became of the other one since.
     *
     * @param named as the plans name them, quoted and qualified
     */
    SortedSet<String> now(SortedSet<String> named) throws SQLException {
        SortedSet<String> tables = new TreeSet<>(named);
        for (Plan plan : plans) {
            for (Step step : plan.steps(Phase.CONTRACT)) {
                for (Pair pair : pairs(step.body().statements())) {
                    boolean from = isThere(pair.from());
                    boolean to = isThere(pair.to());
                    if (from && !to) {
                        tables.remove(pair.to());
                    }
                    if (!from && (to || isDone(step))) {
                        tables.remove(pair.from());
                    }
                }
            }
        }
        return tables;
    }

    /** Tables that the statements give the name of a view which they drop. */
    static Set<Pair> pairs(List<String> statements) {
        List<List<Token>> all = statements.stream()
                .map(statement -> SqlTokens.of(statement).orElse(List.of()))
                .toList();
        List<String> dropped =
                all.stream().flatMap(tokens -> droppedBy(tokens).stream()).toList();
        return all.stream()
                .flatMap(tokens -> renamedBy(tokens).stream())
                .filter(pair -> dropped.contains(pair.to()))
                .collect(Collectors.toSet());
    }

    /** The names of a table that a statement gives another one; empty where it does anything else, hiding a table included. */
    static Optional<Pair> renamedBy(List<Token> tokens) {
        boolean renames = tokens.size() == RENAME_TOKENS
                && tokens.get(0).is("alter")
                && tokens.get(1).is("table")
                && tokens.get(2).kind() == Kind.QUOTED
                && tokens.get(4).kind() == Kind.QUOTED
                && tokens.get(5).is("rename")
                && tokens.get(6).is("to")
                && tokens.getLast().kind() == Kind.QUOTED
                && !OwnNames.isHidden(tokens.getLast().text());
        return renames
                ? Optional.of(new Pair(
                        Identifiers.qualified(
                                tokens.get(2).text(), tokens.get(4).text()),
                        Identifiers.qualified(
                                tokens.get(2).text(), tokens.getLast().text())))
                : Optional.empty();
    }

    /** The view, quoted and qualified, that a statement drops and nothing with it. */
    static Optional<String> droppedBy(List<Token> tokens) {
        boolean drops = tokens.size() == DROP_TOKENS
                && tokens.get(0).is("drop")
                && tokens.get(1).is("view")
                && tokens.get(2).kind() == Kind.QUOTED
                && tokens.get(4).kind() == Kind.QUOTED;
        return drops
                ? Optional.of(Identifiers.qualified(
                        tokens.get(2).text(), tokens.get(4).text()))
                : Optional.empty();
    }

    private boolean isDone(Step step) throws SQLException {
        return session.one(
                        "SELECT 1 FROM bellows.journal WHERE line = ? AND phase = ? AND step_digest = ? AND state = 'DONE' LIMIT 1",
                        row -> 1,
                        line.name(),
                        step.phase().name(),
                        step.digest().text())
                .isPresent();
    }

    private boolean isThere(String table) throws SQLException {
        return session.probe("to_regclass(" + Sql.literal(table) + ") IS NOT NULL");
    }
}
