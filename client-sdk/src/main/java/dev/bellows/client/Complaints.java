package dev.bellows.client;

import java.time.Duration;

/**
 * Says a trouble once, and again only as it grows old: after a minute, two, four … of it, at most once an hour. Another trouble is news.
 * Confined to the stream's thread.
 */
final class Complaints {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private String last = "";
    private Duration next = FIRST;
    private Duration pause = FIRST;

    /**
     * Whether to say it now.
     *
     * @param what the trouble in words
     * @param lasting for how long it has lasted
     */
    boolean due(String what, Duration lasting) {
        if (!what.equals(last)) {
            last = what;
            pause = FIRST;
            next = lasting.plus(pause);
            return true;
        }
        if (lasting.compareTo(next) < 0) {
            return false;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        next = lasting.plus(pause);
        return true;
    }

    /** The trouble is over: when it comes back it is news. */
    void over() {
        last = "";
    }
}
