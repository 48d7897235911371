package dev.bellows.server.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * One-time codes of the page's address, and the cookies they turn into. Each belongs to the token of whoever asked for it and is worth
 * nothing once that was revoked; only the address that the process itself prints belongs to none. Thread-safe because every method
 * locks. Kept in memory: a restart prints a new address.
 */
public final class PageCodes {
    private static final int MOST_CODES = 32;
    private static final int MOST_SESSIONS = 1_000;
    private static final Duration CODE_LIFE = Duration.ofMinutes(30);
    private static final Duration SESSION_LIFE = Duration.ofHours(12);

    private final RandomGenerator chance;
    private final LongSupplier nanos;
    private final Map<String, Kept> codes = new LinkedHashMap<>();
    private final Map<String, Kept> sessions = new LinkedHashMap<>();

    /** What a code or a cookie stands for, and until when. */
    private record Kept(Optional<String> tokenId, long end) {}

    /**
     * @param chance a cryptographically strong source
     * @param nanos monotonic clock
     */
    public PageCodes(RandomGenerator chance, LongSupplier nanos) {
        this.chance = chance;
        this.nanos = nanos;
    }

    /** A fresh code of whoever runs this process, good once, for 30 minutes; the oldest goes when there are more than 32. */
    public synchronized String issue() {
        return put(codes, MOST_CODES, CODE_LIFE, Optional.empty());
    }

    /** The same, asked for with a token. */
    public synchronized String issue(String tokenId) {
        return put(codes, MOST_CODES, CODE_LIFE, Optional.of(tokenId));
    }

    /** Swaps a code for a cookie's value; empty when the code is unknown, used or old. */
    public synchronized Optional<String> redeem(String code) {
        Kept kept = codes.remove(code);
        return kept == null || old(kept)
                ? Optional.empty()
                : Optional.of(put(sessions, MOST_SESSIONS, SESSION_LIFE, kept.tokenId));
    }

    /**
     * Who looks with a cookie: the token's id, empty for whoever runs this process.
     *
     * @param tokenId of the token that asked for the page's address
     */
    public record Watcher(Optional<String> tokenId) {}

    /** The watcher of a cookie; empty when its value is none of ours or older than 12 hours. Whether the token still counts is not asked. */
    public synchronized Optional<Watcher> watcher(String cookie) {
        return Optional.ofNullable(sessions.get(cookie))
                .filter(kept -> !old(kept))
                .map(kept -> new Watcher(kept.tokenId));
    }

    private boolean old(Kept kept) {
        return kept.end - nanos.getAsLong() < 0;
    }

    private String put(Map<String, Kept> map, int most, Duration life, Optional<String> tokenId) {
        if (map.size() >= most) {
            map.remove(map.keySet().iterator().next());
        }
        String text = TokenText.create(TokenKind.PERSON, chance).secret();
        map.put(text, new Kept(tokenId, nanos.getAsLong() + life.toNanos()));
        return text;
    }
}
