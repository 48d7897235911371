package dev.bellows.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A named set of a throttle's numbers. */
public enum ThrottleProfile {
    /** Nobody shall notice: one worker, half of the time, and whatever cannot be seen stops it. */
    GENTLE,
    /** What a database with room to spare bears. */
    NORMAL,
    /** Done soon, for a quiet hour: two workers, and only what breaks others stops it. */
    FAST;

    /** As in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The profile of that word, if there is one. */
    public static Optional<ThrottleProfile> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
