package dev.bellows.engine.postgresql.journal;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.session.ServerText;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;

/** Problems of a step with the command filled in. Of the server's own text they hold what {@link ServerText} lets through: no row data. */
public final class Problems {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEPENDENTS_EXIST = "2BP01";
    private static final int MOST_NAMED = 5;

    /** The columns of a key, which the server puts into parentheses before the values in every language. */
    private static final Pattern KEY = Pattern.compile("\\((.*?)\\)=\\(");

    private final TargetSettings settings;
    private final StepOrder order;

    public Problems(TargetSettings settings, StepOrder order) {
        this.settings = settings;
        this.order = order;
    }

    /** An occurrence on this target and rollout. */
    public Problem of(ErrorCode code, String message) {
        String wayOut = code.next()
                .replace("ROLLOUT", order.rollout().toString())
                .replace("TARGET", settings.name().name());
        return new Problem(code, message + " [" + where() + "]", wayOut);
    }

    /** A right that a person must give: a step that failed for it ended its phase, and no agent looks again by itself. */
    public Problem rights(String what) {
        Problem missing = of(
                ErrorCode.TARGET_RIGHTS,
                what + ". The step is not tried again by itself; once the right is there: " + retry());
        return new Problem(missing.code(), missing.message(), missing.wayOut() + "; then: " + retry());
    }

    /** Somebody else changed what the step stands on; it is put back, or a person says that it may stay. */
    public Problem drifted(String what) {
        return of(
                ErrorCode.STEP_DRIFTED,
                what + ". If it may stay: bellows target accept-drift " + settings.name() + " --reason TEXT");
    }

    /** What a step that was not run leaves to say: whose word it counts as done on. */
    public Problem byHand() {
        return of(
                ErrorCode.STEP_BY_HAND,
                "It counts as done, and was not run, on the word of "
                        + order.byHand().orElseThrow());
    }

    /**
     * A failure, with what a person's word can do about it. A statement of theirs that undoes or cleans up may never succeed again, and
     * nothing but a word leads on then; a step that the catalog knows needs none, and what passes by itself only time.
     */
    public Problem withWord(Problem failure) {
        if (failure.code().retry() == ErrorCode.Retry.AUTOMATIC) {
            return failure;
        }
        if (order.step().takesWord()) {
            return new Problem(
                    failure.code(),
                    failure.message() + ". Where somebody did by hand what it was to do, or it is not needed: "
                            + retry() + " --by-hand --reason TEXT",
                    failure.wayOut());
        }
        return order.byHand().isEmpty()
                ? failure
                : new Problem(
                        failure.code(),
                        failure.message() + ". Nobody's word counts for this step, which is looked for in the catalog:"
                                + " make it so by hand, then: " + retry(),
                        failure.wayOut());
    }

    private String retry() {
        return "bellows rollout retry " + order.rollout() + " -l name=" + settings.name();
    }

    /** What an error of the server means for this step. */
    public Problem of(SQLException e) {
        String state = e.getSQLState();
        return switch (SqlFailure.of(e)) {
            case LOCK_NOT_AVAILABLE, CONFLICT ->
                of(ErrorCode.LOCK_NOT_GRANTED, "The table stayed locked by others (SQLSTATE " + state + ")");
            case CANCELLED ->
                of(ErrorCode.STEP_FAILED, "A statement was cancelled or ran into its limit (SQLSTATE 57014)");
            case CONNECTION_LOST -> of(ErrorCode.STEP_UNKNOWN, "The session was lost (SQLSTATE " + state + ")");
            case RIGHTS ->
                rights(
                        "A right is missing, of the agent's role or of the table's owner as whom it acts (SQLSTATE 42501)"
                                + objectText(e));
            case FENCE -> of(ErrorCode.FENCE_STALE, "Fence " + order.held().fence() + " is not the target's any more");
            case GENERATION ->
                of(ErrorCode.FENCE_GENERATION, "Generation " + order.generation() + " is older than the target's");
            case WINDOW -> of(ErrorCode.FENCE_WINDOW, "The window row is not " + order.window());
            case HALTED -> of(ErrorCode.TARGET_HALTED, "bellows.halt was called in the database");
            case DRIFT -> drifted("The table or its triggers are not what they were when the step began");
            case NOT_OURS ->
                of(
                        ErrorCode.STEP_NOT_OURS,
                        "The step would remove a column or table that this rollout did not make; it was left alone. Give it another"
                                + " name, or remove it by hand");
            case WRITE_REFUSED -> writeRefused(e);
            case UNPROVEN ->
                of(ErrorCode.STEP_UNPROVEN, "The application's writes could not be tried: " + serverText(e));
            case REFUSED ->
                of(
                        ErrorCode.STEP_FAILED,
                        "The database refused the statement with " + ServerText.of(e) + equalKeys(e) + dependents(e));
        };
    }

    /** The server's text of a write that a change would break; the block that tried it says kind, SQLSTATE and function. */
    private Problem writeRefused(SQLException e) {
        String[] detail = detail(e).split(" ", 2);
        String state = detail.length == 2 ? detail[1] : "";
        String where = e instanceof PSQLException server && server.getServerErrorMessage() != null
                ? Objects.requireNonNullElse(server.getServerErrorMessage().getHint(), "")
                : "";
        return of(
                ErrorCode.STEP_WRITE_FAILS,
                "With this change every such " + detail[0] + " of the application would fail with "
                        + ServerText.of(state, serverText(e))
                        + (where.isEmpty() ? "" : ", in " + where) + ". It was undone before anybody saw it");
    }

    /** What hangs on something that was to be dropped: the server names objects there, and no row. */
    private String dependents(SQLException e) {
        List<String> named = detail(e).lines().toList();
        if (!DEPENDENTS_EXIST.equals(e.getSQLState()) || named.isEmpty()) {
            return "";
        }
        String more = named.size() <= MOST_NAMED ? "" : " and " + (named.size() - MOST_NAMED) + " more";
        return ": " + named.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more
                + ". Drop or change it, then: " + retry();
    }

    /** The query that shows the equal keys which a unique index met. Of the server's detail it takes the columns, never a value. */
    private static String equalKeys(SQLException e) {
        if (!UNIQUE_VIOLATION.equals(e.getSQLState())
                || !(e instanceof PSQLException server)
                || server.getServerErrorMessage() == null
                || server.getServerErrorMessage().getTable() == null) {
            return "";
        }
        Matcher key = KEY.matcher(detail(e));
        if (!key.find()) {
            return "";
        }
        String columns = key.group(1);
        String table = Identifiers.qualified(
                String.valueOf(server.getServerErrorMessage().getSchema()),
                String.valueOf(server.getServerErrorMessage().getTable()));
        return "; see them with: SELECT " + columns + ", count(*) FROM " + table + " GROUP BY " + columns
                + " HAVING count(*) > 1";
    }

    /** Detail of an error of our own; empty without one. */
    public static String detail(SQLException e) {
        return e instanceof PSQLException server && server.getServerErrorMessage() != null
                ? Objects.requireNonNullElse(server.getServerErrorMessage().getDetail(), "")
                : "";
    }

    /** Message of an error of our own. */
    public static String serverText(SQLException e) {
        return e instanceof PSQLException server && server.getServerErrorMessage() != null
                ? Objects.requireNonNullElse(server.getServerErrorMessage().getMessage(), "")
                : "";
    }

    /** Classes 0A, 2B, 42 and 55 speak of objects, never of rows. */
    private static String objectText(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean ofObjects =
                state.startsWith("0A") || state.startsWith("2B") || state.startsWith("42") || state.startsWith("55");
        if (ofObjects && e instanceof PSQLException server && server.getServerErrorMessage() != null) {
            return ": " + server.getServerErrorMessage().getMessage();
        }
        return "; its own log has the text";
    }

    private String where() {
        return settings.name() + ", " + order.rollout() + ", "
                + order.step().phase().word() + " step " + order.step().ordinal() + ": "
                + order.step().title();
    }
}
