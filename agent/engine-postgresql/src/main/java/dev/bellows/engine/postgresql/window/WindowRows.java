package dev.bellows.engine.postgresql.window;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.schema.GoneTable;
import dev.bellows.engine.postgresql.schema.Guard;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.verify.OutOfStep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the window row of a line. Confined to its session's thread. */
public final class WindowRows {
    private final PinnedSession session;
    private final TargetSettings settings;

    public WindowRows(PinnedSession session, TargetSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /**
     * Writes the row in one fenced transaction and its history with it; a lower generation is refused by SQLSTATE BLW02. A row that
     * serves more than the present one is checked against the plans frozen in the target, version by version.
     *
     * @param now the row as it is
     */
    public void write(long fence, long generation, VersionRange window, WindowRow now) throws SQLException {
        List<Needed> needed = now.window().covers(window) ? List.of() : needed(window, now.window());
        requireTables(window, needed);
        Guard guard = new Guard(settings.line(), fence, generation, Optional.empty());
        String line = Sql.literal(settings.line().name());
        StringBuilder text = new StringBuilder(guard.sql()).append(";\n");
        for (Needed one : needed) {
            text.append("DO ")
                    .append(Sql.dollarQuoted("\nBEGIN IF (" + expression(one.probe())
                            + ") IS NOT TRUE THEN RAISE EXCEPTION 'not served' USING ERRCODE = 'BLW06', DETAIL = "
                            + Sql.literal(one.probe()) + "; END IF; END "))
                    .append(";\n");
        }
        text.append(
                        "UPDATE bellows.\"window\" SET min_version = %d, max_version = %d, generation = %d, fence = %d, changed_at = clock_timestamp()"
                                .formatted(window.min(), window.max(), generation, fence))
                .append(" WHERE line = ")
                .append(line)
                .append(
                        ";\nINSERT INTO bellows.window_history (line, min_version, max_version, generation, fence, agent) SELECT line,"
                                + " min_version, max_version, generation, fence, ")
                .append(Sql.literal(settings.agent().text()))
                .append(" FROM bellows.\"window\" WHERE line = ")
                .append(line);
        try {
            session.transaction(text.toString());
        } catch (SQLException e) {
            if ("BLW06".equals(e.getSQLState())) {
                throw notServed(window, missing(needed));
            }
            throw e;
        }
    }

    /**
     * What must be true in the catalog for a row that serves more than before.
     *
     * @param version the version that needs it
     * @param step the step that made it
     * @param tables tables that it is about, quoted where they need quotes, and qualified
     * @param probe as in a plan, never blank
     */
    private record Needed(int version, Step step, List<String> tables, String probe) {}

    /** A probe of a table that is not there is no answer but an error, or false for many reasons at once. */
    private void requireTables(VersionRange window, List<Needed> needed) throws SQLException {
        for (Needed one : needed) {
            for (String table : one.tables()) {
                if (!session.probe("to_regclass(" + Sql.literal(table) + ") IS NOT NULL")) {
                    throw notServed(window, new GoneTable(session, settings.line()).describe(table, one.version()));
                }
            }
        }
    }

    /** The first thing that is not as it was made, with the statement that puts it back where that is known. */
    private String missing(List<Needed> needed) throws SQLException {
        for (Needed one : needed) {
            if (!session.probe(one.probe())) {
                Optional<String> table = keptInStep(one.step());
                String made = "what " + one.step().phase().word() + " step "
                        + one.step().ordinal() + " (" + one.step().title() + ") made or rests on is missing or changed";
                return table.isEmpty() ? made : made + ": " + new OutOfStep(session, table.get()).describe(one.probe());
            }
        }
        return "an object of a version in it was missing or changed, and is as it was made again by now";
    }

    private List<Needed> needed(VersionRange window, VersionRange now) throws SQLException {
        List<Needed> assertions = new ArrayList<>();
        // An older version needs what the contract of each newer one hides, also of those that the new row leaves out.
        for (int version = window.min() + 1; version <= Math.max(window.max(), now.max()); version++) {
            refuseWhenContracted(window, version);
        }
        // Its lowest version needs no synchronisation with an older one; what is served already proved itself.
        int first = window.min() > now.max() ? window.min() : window.min() + 1;
        for (int version = first; version <= window.max(); version++) {
            assertions.addAll(served(window, version));
        }
        return assertions;
    }

    private List<Needed> served(VersionRange window, int version) throws SQLException {
        Plan plan = new FrozenPlans(session, settings.line())
                .newestOf(version)
                .orElseThrow(() -> notServed(window, "no plan of version " + version + " was ever executed here"));
        List<Needed> assertions = new ArrayList<>();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            for (Step step : plan.steps(phase)) {
                requireDone(window, version, step);
                standing(step)
                        .filter(it -> !it.isBlank())
                        .ifPresent(it -> assertions.add(new Needed(version, step, tables(step), it)));
            }
        }
        return assertions;
    }

    /** Objects of EXPAND stay until the contract; what MIGRATE makes may be temporary, but its triggers must stand. */
    private static Optional<String> standing(Step step) {
        return switch (step.body()) {
            // What writers pass is said anew, and nothing that a version is served by: a hand on it keeps nobody from a
            // revert.
            case Step.Body.StrongLock body ->
                step.phase() == Phase.EXPAND && !body.writersGoOn() ? Optional.of(body.doneWhen()) : Optional.empty();
            case Step.Body.Online body -> Optional.of(body.doneWhen());
            case Step.Body.EachPart body -> Optional.of(body.doneWhen());
            case Step.Body.Rebuild body -> Optional.empty();
            case Step.Body.Transaction body ->
                step.phase() == Phase.EXPAND ? Optional.of(body.doneWhen()) : Optional.empty();
            case Step.Body.BackfillRange body -> Optional.empty();
            case Step.Body.VerifyRange body -> Optional.of(body.standing());
        };
    }

    /** The table whose parts the probe of a step asks for one by one. */
    private static Optional<String> keptInStep(Step step) {
        return switch (step.body()) {
            case Step.Body.StrongLock body -> body.relations().stream().findFirst();
            case Step.Body.Online body -> Optional.empty();
            case Step.Body.EachPart body -> Optional.empty();
            case Step.Body.Rebuild body -> Optional.empty();
            case Step.Body.Transaction body -> Optional.empty();
            case Step.Body.BackfillRange body -> Optional.empty();
            case Step.Body.VerifyRange body -> Optional.of(body.table());
        };
    }

    /** Tables that a step goes over: those that it cannot do without. */
    private static List<String> tables(Step step) {
        return switch (step.body()) {
            case Step.Body.StrongLock body -> List.of();
            case Step.Body.Online body -> List.of();
            case Step.Body.EachPart body -> List.of();
            case Step.Body.Rebuild body -> List.of();
            case Step.Body.Transaction body -> List.of();
            case Step.Body.BackfillRange body -> List.of(body.table());
            case Step.Body.VerifyRange body -> List.of(body.table());
        };
    }

    private static String expression(String probe) {
        String text = probe.strip();
        return text.regionMatches(true, 0, "select", 0, 6) || text.regionMatches(true, 0, "with", 0, 4)
                ? "(" + text + ")"
                : text;
    }

    private void requireDone(VersionRange window, int version, Step step) throws SQLException {
        boolean done = session.one(
                        "SELECT 1 FROM bellows.journal WHERE line = ? AND split_part(rollout, '.', 1) = ? AND phase = ? AND ordinal = ?"
                                + " AND step_digest = ? AND state = 'DONE' LIMIT 1",
                        row -> 1,
                        settings.line().name(),
                        settings.line() + "/" + version,
                        step.phase().name(),
                        step.ordinal(),
                        step.digest().text())
                .isPresent();
        if (!done) {
            throw notServed(
                    window, step.phase().word() + " step " + step.ordinal() + " (" + step.title() + ") is not done");
        }
    }

    /**
     * An older version is served again only when nothing of it is hidden: every contract step that needed a permission was reverted since.
     * The others, which compare before the hide, take nothing away.
     */
    private void refuseWhenContracted(VersionRange window, int version) throws SQLException {
        boolean contracted = session.one(
                        """
                        SELECT coalesce(max(id) FILTER (WHERE phase IN ('CONTRACT', 'CLEANUP') AND grant_id > 0 AND state IN ('APPLIED', 'DONE')), 0)
                             > coalesce(max(id) FILTER (WHERE phase = 'REVERT' AND state = 'DONE'), 0)
                        FROM bellows.journal WHERE line = ? AND split_part(rollout, '.', 1) = ?""", row -> row.getBoolean(1), settings.line().name(), settings.line() + "/" + version)
                .orElse(false);
        if (contracted) {
            throw notServed(window, "the contract of version " + version + " hid what older versions need");
        }
    }

    private BellowsException notServed(VersionRange window, String why) {
        return BellowsException.of(
                ErrorCode.STEP_NOT_SERVED,
                "Window " + window + " of " + settings.name() + " was not written: " + why + ".");
    }
}
