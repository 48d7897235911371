package dev.bellows.engine;

/**
 * One thing that an engine looked at before anything is begun.
 *
 * @param subject what was looked at, a few words that stay the same from call to call
 * @param verdict how it stands
 * @param why what was found and what does not work for it, for people; no password, no row
 * @param statement what to type in the target, whole and as it stands; empty where nothing has to be typed or no statement helps
 */
public record Finding(String subject, Verdict verdict, String why, String statement) {

    /** How a thing stands, the best first. */
    public enum Verdict {
        /** As it should be. */
        FINE,
        /** Something to know. */
        NOTE,
        /** It works without, and less well: the sentence says what is lost. */
        DEGRADED,
        /** Something will be refused, or will not come to its end. */
        MISSING
    }

    /** As it should be. */
    public static Finding fine(String subject, String what) {
        return new Finding(subject, Verdict.FINE, what, "");
    }

    /** Something to know. */
    public static Finding note(String subject, String what) {
        return new Finding(subject, Verdict.NOTE, what, "");
    }
}
