package dev.bellows.agent.steps;

/**
 * How far a target's journal was said and acknowledged. Immutable.
 *
 * @param acknowledged entry up to which the store has all
 * @param sent newest entry said
 * @param beginnings how often saying began anew: what was said before that proves nothing, it may have gone into a broken stream
 */
public record JournalPosition(long acknowledged, long sent, long beginnings) {
    /** Nothing said yet. */
    public static final JournalPosition START = new JournalPosition(0, 0, 0);

    /** A stream is up: everything that is not acknowledged is said again. */
    public JournalPosition restarted() {
        return new JournalPosition(acknowledged, acknowledged, beginnings + 1);
    }

    /** The store has everything up to an entry, and when it says {@code again} nothing after it. */
    public JournalPosition acknowledged(long entry, boolean again) {
        return again
                ? new JournalPosition(entry, entry, beginnings + 1)
                : new JournalPosition(Math.max(acknowledged, entry), Math.max(sent, entry), beginnings);
    }

    /** A page was said that began after what was sent at {@code from}; nothing when saying has begun anew since. */
    public JournalPosition said(JournalPosition from, long last) {
        return beginnings == from.beginnings && sent == from.sent
                ? new JournalPosition(acknowledged, last, beginnings)
                : this;
    }
}
