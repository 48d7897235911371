package dev.bellows.document;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A ULID: 48 bits of time and 80 bits of chance as 26 characters of Crockford's base 32, sortable by time
 * (github.com/ulid/spec). Names agents, incarnations and claims.
 *
 * @param text 26 characters, upper case
 */
public record Ulid(String text) implements Comparable<Ulid> {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final int TIME_CHARACTERS = 10;
    private static final int CHANCE_CHARACTERS = 16;
    private static final int BITS = 5;

    public Ulid {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a ULID: '" + text + "'");
        }
    }

    public static Ulid create(Instant now, RandomGenerator chance) {
        StringBuilder text = new StringBuilder(TIME_CHARACTERS + CHANCE_CHARACTERS);
        long millis = now.toEpochMilli();
        for (int shift = (TIME_CHARACTERS - 1) * BITS; shift >= 0; shift -= BITS) {
            text.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
        }
        for (int i = 0; i < CHANCE_CHARACTERS; i++) {
            text.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return new Ulid(text.toString());
    }

    /** Reads a ULID; empty when the text is none. */
    public static Optional<Ulid> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Ulid(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Ulid other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
