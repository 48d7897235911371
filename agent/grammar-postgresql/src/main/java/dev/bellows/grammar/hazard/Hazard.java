package dev.bellows.grammar.hazard;

/**
 * One reason for which a statement must not run without a person's word.
 *
 * @param untilNarrowed whether it is one only while code of the older version runs
 * @param why what it does and the way out; continues "The statement …"
 */
public record Hazard(boolean untilNarrowed, String why) {
    /** A hazard at any time. */
    static Hazard always(String why) {
        return new Hazard(false, why);
    }

    /** A hazard to code of the older version. */
    static Hazard early(String why) {
        return new Hazard(true, why);
    }
}
