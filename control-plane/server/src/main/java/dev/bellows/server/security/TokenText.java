package dev.bellows.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a token: {@code blw_<kind>_<id>_<secret>}, id 10 and secret 32 characters of Crockford's base 32 (160 bits).
 *
 * @param kind who it is for
 * @param id public part, shown in lists
 * @param secret never stored, logged or shown again
 */
record TokenText(TokenKind kind, String id, String secret) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 10;
    private static final int SECRET_LENGTH = 32;
    private static final Pattern FORM = Pattern.compile("blw_(agent|service|person|admin)_([" + ALPHABET + "]{"
            + ID_LENGTH + "})_([" + ALPHABET + "]{" + SECRET_LENGTH + "})");

    static TokenText create(TokenKind kind, RandomGenerator chance) {
        return new TokenText(kind, letters(chance, ID_LENGTH), letters(chance, SECRET_LENGTH));
    }

    static Optional<TokenText> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? TokenKind.parse(form.group(1)).map(kind -> new TokenText(kind, form.group(2), form.group(3)))
                : Optional.empty();
    }

    private static String letters(RandomGenerator chance, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    byte[] secretHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The whole text: handed to its owner once. */
    String text() {
        return "blw_" + kind.word() + "_" + id + "_" + secret;
    }

    /** Without the secret, so that an accidental log line gives nothing away. */
    @Override
    public String toString() {
        return "blw_" + kind.word() + "_" + id + "_…";
    }
}
