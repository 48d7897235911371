package dev.bellows.client;

/**
 * What the SDK answers for a new database connection. Pure: the protocol's simulation runs this very code.
 *
 * <p>Order of truth: the window row that was read on this connection wins when it says no, whatever anybody said before. When it says
 * yes, a no of the control plane still stands, because the window in force is the intersection of both. Only where the row cannot be
 * read does control plane → remembered window → allow apply, and while somebody can still be asked the connection waits for the first
 * answer. A refusal that was read is never failed open; only ignorance is.
 */
public final class ServableDecision {
    private ServableDecision() {}

    /** What reading the window row on a new connection gave. */
    public sealed interface RowReading {
        /** The row was read. */
        record Window(VersionWindow window) implements RowReading {}

        /** The database has Bellows' schema, but the row of this line cannot be read by this role. */
        record Unreadable(String reason) implements RowReading {}

        /** The database has no Bellows schema: nobody manages it. */
        record NoSchema() implements RowReading {}
    }

    /** What the control plane last said for this incarnation. */
    public enum Said {
        YES,
        NO,
        RETRY_LATER,
        NOTHING
    }

    /** Whether the control plane may still answer. */
    public enum Link {
        UP,
        DIALLING,
        DOWN
    }

    /** What the SDK knew from earlier, of any run of this service on this machine. */
    public enum Remembered {
        SERVED,
        NOT_SERVED,
        NOTHING
    }

    /**
     * Everything the decision depends on.
     *
     * @param reach versions the build can live with
     * @param strict whether ignorance refuses
     */
    public record Known(
            VersionWindow reach, RowReading row, Said said, Link link, Remembered remembered, boolean strict) {}

    /** What to do with the connection. */
    public enum Verdict {
        /** Hand it out. */
        ALLOW,
        /** Hand it out; nobody could be asked, and a metric says so. */
        ALLOW_UNASKED,
        /** Hand it out; nobody manages this database, and a metric says so. */
        ALLOW_UNMANAGED,
        /** Close it: a window that was read does not serve this build. */
        REFUSE,
        /** Close it: a window is closing or re-opening; the same build may be served in a moment. */
        REFUSE_FOR_NOW,
        /** Wait for the control plane's first answer, then decide again with what is known then. */
        WAIT
    }

    /** Decides for one new connection. */
    public static Verdict decide(Known known) {
        RowReading row = known.row();
        if (row instanceof RowReading.NoSchema) {
            return Verdict.ALLOW_UNMANAGED;
        }
        if (row instanceof RowReading.Window read) {
            return known.reach().meets(read.window()) ? afterRowsYes(known) : Verdict.REFUSE;
        }
        return withoutRow(known);
    }

    private static Verdict afterRowsYes(Known known) {
        return switch (known.said()) {
            case YES, NOTHING -> Verdict.ALLOW;
            case NO -> Verdict.REFUSE;
            case RETRY_LATER -> Verdict.REFUSE_FOR_NOW;
        };
    }

    private static Verdict withoutRow(Known known) {
        return switch (known.said()) {
            case YES -> Verdict.ALLOW;
            case NO -> Verdict.REFUSE;
            case RETRY_LATER -> Verdict.REFUSE_FOR_NOW;
            case NOTHING -> known.link() == Link.DOWN ? ignorant(known) : Verdict.WAIT;
        };
    }

    /** The answer when nobody can be asked: after a wait that ended without one, or with the control plane out of reach. */
    public static Verdict ignorant(Known known) {
        return switch (known.remembered()) {
            case SERVED -> Verdict.ALLOW;
            case NOT_SERVED -> Verdict.REFUSE;
            case NOTHING -> known.strict() ? Verdict.REFUSE : Verdict.ALLOW_UNASKED;
        };
    }
}
