package dev.bellows.engine.postgresql.verify;

import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.backfill.BadRows;
import dev.bellows.engine.postgresql.backfill.BatchSizing;
import dev.bellows.engine.postgresql.backfill.Cursor;
import dev.bellows.engine.postgresql.backfill.Meter;
import dev.bellows.engine.postgresql.backfill.RangeChoice;
import dev.bellows.engine.postgresql.backfill.RowKey;
import dev.bellows.engine.postgresql.backfill.RowPlace;
import dev.bellows.engine.postgresql.backfill.TableState;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.schema.GoneTable;
import dev.bellows.engine.postgresql.session.GrowingPauses;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.ServerText;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows that break a row-local invariant, one short READ COMMITTED statement per chunk of blocks over the whole table, growth
 * included; triggers are asserted before, with every chunk and after. A row for which the invariant cannot even be evaluated breaks it,
 * and the server's words are told. Keys never leave the target. Confined to the target worker.
 */
public final class Verification {
    private static final long FIRST_BLOCKS = 256;
    private static final long MOST_BLOCKS = 16_384;
    private static final String WHY_BLOCKS = "every row is read";
    private static final String WHY_AGAIN = WHY_BLOCKS + "; begun again, because the table was rewritten meanwhile";
    private static final long BLOCKS_ROW_BY_ROW = 16;
    private static final int TRIES = 10;
    private static final int GROWTH_ROUNDS = 5;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Undefined column, table, function or object. */
    private static final Set<String> GONE = Set.of("42703", "42P01", "42883", "42704", "3F000");

    private final StepRun run;
    private final Step.Body.VerifyRange body;
    private final GrowingPauses standing;
    private long raised;
    private String firstRaised = "";

    /** How rows for which the expression fails are known again: asked once there is one. */
    private @Nullable RowKey key;

    public Verification(StepRun run, Step.Body.VerifyRange body) {
        this.run = run;
        this.body = body;
        this.standing = new GrowingPauses(run.runtime().chance());
    }

    /** Runs over the whole table; done only with zero mismatches. */
    public StepOutcome execute() throws SQLException {
        Optional<StepOutcome> nothing = undoes() ? nothingToLose() : Optional.empty();
        if (nothing.isPresent()) {
            return nothing.get();
        }
        Optional<TableState> found = TableState.read(run.control(), body.table());
        if (found.isEmpty()) {
            return gone();
        }
        if (!body.neededWhen().isBlank() && !run.control().probe(body.neededWhen())) {
            run.begin("");
            return run.done(0, 0, 0);
        }
        TableState table = found.get();
        Optional<Problem> refusal = table.refusal(run, body.table());
        if (refusal.isPresent()) {
            return run.failed(refusal.get());
        }
        if (!standing()) {
            return outOfStep();
        }
        Optional<StepOutcome> unasked = unasked();
        if (unasked.isPresent()) {
            return unasked.get();
        }
        List<Cursor> before = Cursor.load(run);
        boolean goesOn = resumable(before, table);
        List<Cursor> ranges = goesOn ? before : Cursor.cut(run, table, 1, RangeChoice.blocks(WHY_BLOCKS));
        run.begin(goesOn ? "" : Cursor.cutSql(run, table, ranges));
        Cursor cursor = ranges.getFirst();
        try (PinnedSession session = run.sessions().primary(run.order().held().fence(), Limits.VERIFICATION)) {
            return untilCompared(session, table, cursor);
        }
    }

    /** Reads the table from its start again as long as nothing but its file became another one under the look. */
    private StepOutcome untilCompared(PinnedSession session, TableState begunOn, Cursor start) throws SQLException {
        TableState table = begunOn;
        Cursor cursor = start;
        while (true) {
            Optional<StepOutcome> outcome = compare(session, table, cursor);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            TableState then = table;
            Optional<TableState> now =
                    TableState.read(run.control(), body.table()).filter(it -> it.rewrites(then));
            if (now.isEmpty()) {
                return drifted("Columns or triggers of " + body.table() + " changed during the verification");
            }
            table = now.get();
            List<Cursor> ranges = Cursor.cut(run, table, 1, RangeChoice.blocks(WHY_AGAIN));
            run.control().transaction(run.guard().sql() + ";\n" + Cursor.cutSql(run, table, ranges));
            raised = 0;
            firstRaised = "";
            cursor = ranges.getFirst();
        }
    }

    /** Whether what is compared is dropped next because a rollout is given up. */
    private boolean undoes() {
        return run.order().step().phase() == Phase.ROLLBACK;
    }

    /** A column that is gone already, or was never ours, takes nothing with it; one that was renamed would, once it has its name again. */
    private Optional<StepOutcome> nothingToLose() throws SQLException {
        if (body.copies().isEmpty()) {
            return Optional.empty();
        }
        for (String column : Identifiers.quotedIn(body.copies().get().over())) {
            Optional<StepOutcome> outcome = nothingToLose(column);
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        return Optional.empty();
    }

    private Optional<StepOutcome> nothingToLose(String column) throws SQLException {
        Optional<String> now = Made.nowCalled(run, body.table(), column);
        if (now.isEmpty()
                && Made.namesake(run, body.table(), column)
                        .filter(Made.Namesake::elsewhere)
                        .isPresent()) {
            // It may be ours: what it has beside the old one is compared before anybody is asked about it.
            return Optional.empty();
        }
        if (now.isEmpty()) {
            boolean away = TableState.read(run.control(), body.table()).isEmpty() && Made.lives(run, column);
            return Optional.of(
                    away
                            ? run.ambiguous(run.problems()
                                    .of(
                                            ErrorCode.STEP_AMBIGUOUS,
                                            "Table " + body.table()
                                                    + " does not exist under this name (any more), and what this rollout made in it does."
                                                    + " Where it was renamed by hand, give it its name back"))
                            : run.done(0, 0, 0));
        }
        return now.get().equals(column)
                ? Optional.empty()
                : Optional.of(run.ambiguous(run.problems()
                        .of(ErrorCode.STEP_AMBIGUOUS, OutOfStep.renamed(body.table(), column, now.get()))));
    }

    private boolean resumable(List<Cursor> cursors, TableState table) {
        return cursors.size() == 1
                && cursors.getFirst().mismatches() == 0
                && cursors.getFirst().run() == run.order().run()
                && cursors.getFirst()
                        .stepDigest()
                        .equals(run.order().step().digest().text())
                && cursors.getFirst().filenode() == table.filenode()
                && cursors.getFirst().shape().equals(table.shape());
    }

    /** Empty where the table is not what it was when it was read. */
    private Optional<StepOutcome> compare(PinnedSession session, TableState table, Cursor start) throws SQLException {
        try {
            return compared(session, table, start);
        } catch (SQLException e) {
            if (SqlFailure.of(e) != SqlFailure.DRIFT) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<StepOutcome> compared(PinnedSession session, TableState table, Cursor start) throws SQLException {
        Cursor cursor = start;
        BatchSizing sizing = new BatchSizing(FIRST_BLOCKS, MOST_BLOCKS);
        Meter meter = new Meter(run, table, List.of(start));
        Instant nextLook = run.runtime().time().instant().plus(BETWEEN_LOOKS);
        // Rows may move behind the end while we read: the end is read again, and the last round has none.
        for (int round = 0; round < GROWTH_ROUNDS; round++) {
            while (cursor.position() < cursor.bound()) {
                if (run.listener().cancelled()) {
                    return Optional.of(new StepOutcome.Stopped("stopped between two chunks of a verification"));
                }
                Instant began = run.runtime().time().instant();
                long to = Math.min(cursor.bound(), cursor.position() + sizing.size());
                cursor = chunk(session, table, cursor, to);
                run.killPoint("verify-chunk");
                sizing = sizing.after(
                        Duration.between(began, run.runtime().time().instant()));
                if (run.runtime().time().instant().isAfter(nextLook)) {
                    run.listener().progress(meter.progress(List.of(cursor), ""));
                    nextLook = run.runtime().time().instant().plus(BETWEEN_LOOKS);
                }
            }
            Optional<TableState> now = TableState.read(session, body.table());
            if (now.isEmpty()
                    || !now.get().shape().equals(table.shape())
                    || now.get().filenode() != table.filenode()) {
                return Optional.empty();
            }
            if (now.get().blocks() <= cursor.bound()) {
                break;
            }
            cursor = cursor.extended(now.get().blocks());
        }
        return Optional.of(conclude(cursor));
    }

    /** The cursor after a chunk; where it was, when that did not end in time, so that a smaller one is read next. */
    private Cursor chunk(PinnedSession session, TableState table, Cursor cursor, long to) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                String[] counts = session.transaction(chunkSql(table, cursor, to))
                        .orElseThrow()
                        .split(" ", 2);
                standing.beginAnew();
                return cursor.moved(to, Long.parseLong(counts[0]), Long.parseLong(counts[1]));
            } catch (SQLException e) {
                if (SqlFailure.of(e) == SqlFailure.REFUSED) {
                    return rowByRow(session, table, cursor, Math.min(to, cursor.position() + BLOCKS_ROW_BY_ROW));
                }
                if (SqlFailure.of(e) == SqlFailure.CANCELLED && standing.beforeAnother(run.listener()::cancelled)) {
                    return cursor;
                }
                if (!SqlFailure.of(e).passing() || tries == TRIES) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(10 + run.runtime().chance().nextLong(40)));
            }
        }
    }

    /** Goes through a few blocks row by row, after an expression raised for one of their rows: which, and why. */
    private Cursor rowByRow(PinnedSession session, TableState table, Cursor cursor, long to) throws SQLException {
        RowKey known = key;
        if (known == null) {
            known = RowKey.read(session, table, body.keyColumns());
            key = known;
        }
        String[] found = session.transaction(rowByRowSql(table, cursor, to, known))
                .orElseThrow()
                .split(" ", 5);
        long inVain = Long.parseLong(found[2]);
        if (inVain > 0 && raised == 0) {
            firstRaised = ServerText.of(found[3], found[4]);
        }
        raised += inVain;
        return cursor.moved(to, Long.parseLong(found[0]), Long.parseLong(found[1]));
    }

    private String rowByRowSql(TableState table, Cursor cursor, long to, RowKey known) {
        boolean tree = RowPlace.of(table).inTree();
        String of = tree ? ", tableoid::pg_catalog.oid AS blw_of" : "";
        String there = tree ? " AND tableoid = blw_row.blw_of" : "";
        String note = BadRows.noteSql(
                run,
                body.table(),
                known,
                tree ? "blw_row.blw_of || ':' || blw_row.blw_place" : "blw_row.blw_place::text",
                "blw_row.blw_key",
                "NULL",
                "SQLSTATE",
                ServerText.sql("SQLSTATE", "SQLERRM"));
        return run.guard().sql() + ";\nDO "
                + Sql.dollarQuoted("\n#variable_conflict use_column\nDECLARE blw_rows bigint := 0; blw_bad bigint := 0;"
                        + " blw_raised bigint := 0; blw_state text := ''; blw_text text := ''; blw_is boolean; blw_row record;\n"
                        + "BEGIN\nFOR blw_row IN SELECT ctid AS blw_place" + of + ", " + known.textSql()
                        + " AS blw_key FROM " + body.table() + " WHERE "
                        + blocks(cursor, to) + " LOOP\nBEGIN\nSELECT (" + body.mismatch() + ") INTO blw_is FROM "
                        + body.table() + " WHERE ctid = blw_row.blw_place" + there
                        + ";\nIF FOUND THEN blw_rows := blw_rows + 1;"
                        + " IF blw_is THEN blw_bad := blw_bad + 1; END IF; END IF;\nEXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n"
                        + "blw_rows := blw_rows + 1; blw_bad := blw_bad + 1; blw_raised := blw_raised + 1;"
                        + " IF blw_raised = 1 THEN blw_state := SQLSTATE; blw_text := SQLERRM; END IF;\n"
                        + "IF " + raised + " + blw_raised <= " + BadRows.MOST + " THEN\n" + note
                        + ";\nEND IF;\nEND;\nEND LOOP;\n"
                        + table.assertSql() + "\n" + cursor.moveSql(run, to, "blw_rows", "blw_bad")
                        + ";\nPERFORM set_config('bellows.rows', concat_ws(' ', blw_rows, blw_bad, blw_raised, blw_state,"
                        + " blw_text), true);\nEND ")
                + ";\nSELECT current_setting('bellows.rows')";
    }

    private static String blocks(Cursor cursor, long to) {
        return "ctid >= '(" + cursor.position() + ",0)'::tid AND ctid < '(" + to + ",0)'::tid";
    }

    private String chunkSql(TableState table, Cursor cursor, long to) {
        return run.guard().sql() + ";\nDO "
                + Sql.dollarQuoted("\n#variable_conflict use_column\nDECLARE blw_rows bigint; blw_bad bigint;\nBEGIN\n"
                        + "SELECT count(*), count(*) FILTER (WHERE " + body.mismatch()
                        + ") INTO blw_rows, blw_bad FROM "
                        + body.table() + " WHERE " + blocks(cursor, to) + ";\n" + table.assertSql() + "\n"
                        + cursor.moveSql(run, to, "blw_rows", "blw_bad")
                        + ";\nPERFORM set_config('bellows.rows', blw_rows || ' ' || blw_bad, true);\nEND ")
                + ";\nSELECT current_setting('bellows.rows')";
    }

    private StepOutcome conclude(Cursor cursor) throws SQLException {
        if (!standing()) {
            return outOfStep();
        }
        if (raised > 0 && raised == cursor.mismatches() && looksForBadRows()) {
            return run.failed(run.problems().of(ErrorCode.STEP_BAD_ROWS, badRows(cursor)));
        }
        if (cursor.mismatches() > 0) {
            return run.failed(run.problems()
                    .of(
                            ErrorCode.STEP_MISMATCHES,
                            cursor.mismatches() + " of " + cursor.rows() + " rows of " + body.table()
                                    + " are not as they should be"
                                    + (raised == 0
                                            ? "; see them with: " + rows() + again()
                                            : ", " + raised + " of them because the expression fails for them ("
                                                    + firstRaised + "): " + body.mismatch() + listed())));
        }
        return run.done(cursor.rows(), 0, 0);
    }

    /** What a revert looks for is what code of the earlier version could not be shown. */
    private boolean looksForWhatDoesNotFit() {
        return run.order().step().phase() == Phase.REVERT;
    }

    /** Before old code's values are left without the one that makes new ones of them. */
    private boolean looksForBadRows() {
        return run.order().step().phase() == Phase.CONTRACT
                && !body.standing().isBlank()
                && body.copies().isEmpty();
    }

    private String badRows(Cursor cursor) {
        return raised + " of " + cursor.rows() + " rows of " + body.table()
                + " have no value, or only the default, because the expression that gives them one fails for them ("
                + firstRaised
                + ")" + listed()
                + ". Nothing is taken away yet: code goes on as it does. Put them right, and whatever goes on writing"
                + " such rows, then: bellows rollout retry " + run.order().rollout() + " -l name="
                + run.settings().name() + "; or give the contract up: bellows rollout abort "
                + run.order().rollout();
    }

    private String listed() {
        RowKey known = key;
        return known == null
                ? ""
                : ". To see them, in the database: " + BadRows.querySql(run, body.table(), known)
                        + "; how many are left: bellows get bad-rows "
                        + run.settings().name();
    }

    /** Before something binds, nothing of ours keeps a row right, and no column has a copy. */
    private boolean looksForWhatBreaks() {
        return run.order().step().phase() == Phase.CONTRACT
                && body.standing().isBlank()
                && body.copies().isEmpty();
    }

    private String rows() {
        if (looksForWhatDoesNotFit() || looksForWhatBreaks()) {
            return "SELECT * FROM " + body.table() + " WHERE " + body.mismatch();
        }
        return "SELECT ctid"
                + body.copies().map(it -> ", " + it.from() + ", " + it.over()).orElse("") + " FROM " + body.table()
                + " WHERE " + body.mismatch();
    }

    /** A retry verifies again and fills nothing: what was passed by is put right by the trigger, which any UPDATE fires. */
    private String again() throws SQLException {
        if (looksForWhatDoesNotFit()) {
            return ". Code of the version before this one could not be shown these values, and until each of them has another one nothing is"
                    + " reverted; code of this version goes on as it does. Give each one that fits, then: bellows rollout retry "
                    + run.order().rollout() + " -l name=" + run.settings().name();
        }
        if (looksForWhatBreaks()) {
            return ". They break what would bind next, and it does not bind yet: code goes on as it does. Put them right, and whatever goes on"
                    + " writing such rows, then: bellows rollout retry "
                    + run.order().rollout() + " -l name="
                    + run.settings().name() + "; or give the contract up: bellows rollout abort "
                    + run.order().rollout();
        }
        Optional<String> any = run.control()
                .one(
                        "SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0"
                                + " AND NOT attisdropped AND attgenerated = '' AND attidentity <> 'a' ORDER BY attnum LIMIT 1",
                        row -> row.getString(1),
                        body.table());
        if (any.isEmpty()) {
            return "";
        }
        if (undoes() && body.copies().isPresent()) {
            return beforeItIsDropped(body.copies().get());
        }
        String same = any.get() + " = " + any.get();
        if (body.copies().isEmpty()) {
            return ". Writing such a row again puts it right, once what kept the trigger from it is over: "
                    + update(same);
        }
        Step.Body.VerifyRange.Copies copies = body.copies().get();
        if (!copies.toOver().equals(copies.from())) {
            return notConverted(copies);
        }
        return ". While the trigger was kept from it, code of either version may have written such a row, and which value is the newer"
                + " one only you can say. Look at them first, then, once the trigger stands again, and for no more rows than it is true"
                + " of: where " + copies.from() + " has it: " + update(same) + " (which copies it over " + copies.over()
                + "); where " + copies.over() + " has it: " + update(copies.from() + " = " + copies.toFrom());
    }

    /** Code of the earlier version may write what has no value of the other type; the server says why where somebody tries. */
    private String notConverted(Step.Body.VerifyRange.Copies copies) {
        return ". Code of the earlier version may have written a value of which up makes nothing, or the trigger was kept from such a row."
                + " Look at them first. Where " + copies.from() + " has the right value: "
                + update(copies.over() + " = " + copies.toOver())
                + ", which says why where up makes nothing of it: give the row a value of which it does. Where "
                + copies.over() + " has it: " + update(copies.from() + " = " + copies.toFrom());
    }

    /** Both statements do what they say whether the trigger stands or not. */
    private String beforeItIsDropped(Step.Body.VerifyRange.Copies copies) {
        return ". A rollback drops " + copies.over()
                + " with these values. While the trigger was kept from it, code of either version"
                + " may have written such a row, and which value is the newer one only you can say. Let the trigger stand again,"
                + " look at them, and, for no more rows than it is true of: where " + copies.over() + " has it: "
                + update(copies.from() + " = " + copies.toFrom()) + "; where " + copies.from() + " has it: "
                + update(copies.over() + " = " + copies.toOver()) + "; then: bellows rollout retry "
                + run.order().rollout() + " -l name=" + run.settings().name();
    }

    private String update(String set) {
        return "UPDATE " + body.table() + " SET " + set + " WHERE " + body.mismatch();
    }

    private StepOutcome gone() throws SQLException {
        return run.failed(run.problems()
                .of(
                        ErrorCode.STEP_NOT_AS_PLANNED,
                        new GoneTable(run.control(), run.settings().line())
                                .describe(body.table(), run.order().rollout().version())));
    }

    private boolean standing() throws SQLException {
        return body.standing().isBlank() || run.control().probe(body.standing());
    }

    private StepOutcome outOfStep() throws SQLException {
        if (TableState.read(run.control(), body.table()).isEmpty()) {
            return gone();
        }
        return new StepOutcome.Drifted(run.problems()
                .of(
                        ErrorCode.STEP_OUT_OF_STEP,
                        "What keeps " + body.table() + " in step is not as it was made: "
                                + new OutOfStep(run.control(), body.table()).describe(body.standing())));
    }

    /** A comparison that names what is gone would fail for every row, and no row differs for that. */
    private Optional<StepOutcome> unasked() throws SQLException {
        try {
            run.control().send("SELECT FROM " + body.table() + " WHERE false AND (" + body.mismatch() + "\n)");
            return Optional.empty();
        } catch (SQLException e) {
            if (!GONE.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            if (undoes()) {
                return Optional.of(run.ambiguous(run.problems()
                        .of(
                                ErrorCode.STEP_AMBIGUOUS,
                                "Nothing can be compared in " + body.table() + ": " + ServerText.of(e)
                                        + ". Where it was renamed by hand, give it its name back")));
            }
            return Optional.of(
                    new StepOutcome.Drifted(
                            run.problems()
                                    .of(
                                            ErrorCode.STEP_OUT_OF_STEP,
                                            "What keeps " + body.table()
                                                    + " in step is not as it was made, and nothing can be compared: "
                                                    + ServerText.of(e)
                                                    + ". Where it was renamed by hand, give it its name back; writes may fail until then")));
        }
    }

    private StepOutcome drifted(String what) {
        return new StepOutcome.Drifted(run.problems().drifted(what));
    }
}
