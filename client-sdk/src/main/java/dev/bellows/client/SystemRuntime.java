package dev.bellows.client;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The one place of the SDK that asks the system for time and chance. */
final class SystemRuntime {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_CHARACTERS = 10;
    private static final int CHANCE_CHARACTERS = 16;

    private SystemRuntime() {}

    static RandomGenerator chance() {
        return new SecureRandom();
    }

    /** A ULID (github.com/ulid/spec): 48 bits of time, 80 bits of chance. */
    static String newIncarnation(RandomGenerator chance) {
        StringBuilder text = new StringBuilder(TIME_CHARACTERS + CHANCE_CHARACTERS);
        long millis = Instant.now().toEpochMilli();
        for (int shift = (TIME_CHARACTERS - 1) * 5; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
        }
        for (int i = 0; i < CHANCE_CHARACTERS; i++) {
            text.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
