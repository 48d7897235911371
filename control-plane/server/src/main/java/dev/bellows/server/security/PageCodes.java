package dev.bellows.server.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * One-time codes of the page's address, and the cookies they turn into. Thread-safe because every method locks. Kept in memory: a
 * restart prints a new address.
 */
public final class PageCodes {
    private static final int MOST_CODES = 32;
    private static final int MOST_SESSIONS = 1_000;
    private static final Duration CODE_LIFE = Duration.ofMinutes(30);
    private static final Duration SESSION_LIFE = Duration.ofHours(12);

    private final RandomGenerator chance;
    private final LongSupplier nanos;
    private final Map<String, Long> codes = new LinkedHashMap<>();
    private final Map<String, Long> sessions = new LinkedHashMap<>();

    /**
     * @param chance a cryptographically strong source
     * @param nanos monotonic clock
     */
    public PageCodes(RandomGenerator chance, LongSupplier nanos) {
        this.chance = chance;
        this.nanos = nanos;
    }

    /** A fresh code, good once, for 30 minutes; the oldest goes when there are more than 32. */
    public synchronized String issue() {
        return put(codes, MOST_CODES, CODE_LIFE);
    }

    /** Swaps a code for a cookie's value; empty when the code is unknown, used or old. */
    public synchronized Optional<String> redeem(String code) {
        Long end = codes.remove(code);
        return end == null || end - nanos.getAsLong() < 0
                ? Optional.empty()
                : Optional.of(put(sessions, MOST_SESSIONS, SESSION_LIFE));
    }

    /** Whether a cookie's value is one of ours and not older than 12 hours. */
    public synchronized boolean knows(String cookie) {
        Long end = sessions.get(cookie);
        return end != null && end - nanos.getAsLong() >= 0;
    }

    private String put(Map<String, Long> map, int most, Duration life) {
        if (map.size() >= most) {
            map.remove(map.keySet().iterator().next());
        }
        String text = TokenText.create(TokenKind.PERSON, chance).secret();
        map.put(text, nanos.getAsLong() + life.toNanos());
        return text;
    }
}
