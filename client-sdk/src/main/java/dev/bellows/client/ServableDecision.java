package dev.bellows.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

        /** The database has Bellows' schema and no row of this line: nobody manages it for this line, or the line is misspelt. */
        record NoRow() implements RowReading {}
    }

    /** What the control plane last said for this incarnation. */
    public enum Said {
        YES,
        NO,
        RETRY_LATER,
        NOTHING
    }

    /**
     * What the control plane said of one target.
     *
     * @param identityToken of its database, empty while nobody knows it
     * @param reason one sentence, empty for YES
     * @param setAside whether it says nothing about the others: its database is another one than the control plane knew
     */
    public record OnTarget(String identityToken, Said said, String reason, boolean setAside) {}

    /**
     * The last answer.
     *
     * @param start whether the instance may start: the worst over all targets that are not set aside
     * @param elsewhere for a database that is none of the targets; NOTHING from a control plane that gives one verdict for all
     * @param registered whether a claim is recorded: while none is, nothing keeps any window open
     * @param reason one sentence, empty for YES
     */
    public record Answer(Said start, Said elsewhere, boolean registered, List<OnTarget> targets, String reason) {
        /** Nothing was said yet. */
        public static final Answer NONE = new Answer(Said.NOTHING, Said.NOTHING, false, List.of(), "");

        public Answer {
            targets = List.copyOf(targets);
        }

        /** One verdict for every database. */
        public static Answer ofAll(Said said, String reason) {
            return new Answer(said, Said.NOTHING, false, List.of(), reason);
        }
    }

    /** What an answer means for one database, and why. */
    public record Heard(Said said, String reason) {}

    /**
     * What the last answer says of one database. Each database has its own verdict as soon as a claim is recorded: one that is in trouble
     * stops no connection to another.
     *
     * @param identityToken as the database shows it; empty where it cannot be read: then it may be any of them, and the worst holds
     */
    public static Heard heard(Answer answer, String identityToken) {
        if (answer.elsewhere() == Said.NOTHING || !answer.registered()) {
            return new Heard(answer.start(), answer.reason());
        }
        Heard elsewhere = new Heard(
                answer.elsewhere(),
                answer.elsewhere() == Said.YES
                        ? ""
                        : "this database may be one that is set aside: "
                                + answer.targets().stream()
                                        .filter(OnTarget::setAside)
                                        .map(OnTarget::reason)
                                        .findFirst()
                                        .orElse(answer.reason()));
        if (identityToken.isEmpty()) {
            return worst(Stream.concat(
                    answer.targets().stream().map(target -> new Heard(target.said(), target.reason())),
                    Stream.of(elsewhere)));
        }
        List<OnTarget> itself = answer.targets().stream()
                .filter(target -> target.identityToken().equals(identityToken))
                .toList();
        return itself.isEmpty()
                ? elsewhere
                : worst(itself.stream().map(target -> new Heard(target.said(), target.reason())));
    }

    /**
     * What is remembered of one database. Where it cannot be told from the others one window that does not serve the build is enough to be
     * in doubt.
     *
     * @param windows what was last seen, by identity token
     * @param identityToken as the database shows it; empty where it cannot be read
     */
    public static Remembered remembered(VersionWindow reach, Map<String, VersionWindow> windows, String identityToken) {
        VersionWindow own = windows.get(identityToken);
        Collection<VersionWindow> candidates = own == null ? List.of() : List.of(own);
        if (identityToken.isEmpty()) {
            candidates = windows.values();
        }
        if (candidates.isEmpty()) {
            return Remembered.NOTHING;
        }
        return candidates.stream().allMatch(reach::meets) ? Remembered.SERVED : Remembered.NOT_SERVED;
    }

    private static Heard worst(Stream<Heard> all) {
        return all.max(Comparator.comparingInt(heard -> severity(heard.said()))).orElseThrow();
    }

    private static int severity(Said said) {
        return switch (said) {
            case YES -> 0;
            case NOTHING -> 1;
            case RETRY_LATER -> 2;
            case NO -> 3;
        };
    }

    /** Whether the control plane may still answer. */
    public enum Link {
        UP,
        DIALLING,
        DOWN
    }

    /** What the SDK knew from earlier, of any run of this service on this machine; the worst where databases cannot be told apart. */
    public enum Remembered {
        SERVED,
        NOT_SERVED,
        NOTHING
    }

    /**
     * Everything the decision depends on.
     *
     * @param reach versions the build can live with
     * @param said what the control plane said of this very database
     * @param remembered what was known of this very database
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
        if (row instanceof RowReading.NoSchema || row instanceof RowReading.NoRow) {
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
