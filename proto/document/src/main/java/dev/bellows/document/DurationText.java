package dev.bellows.document;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 30s}, {@code 15m}, {@code 24h}, {@code 7d}, or ISO 8601 {@code PT15M}. */
public final class DurationText {
    /** Longest duration accepted, ten years of 365 days. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern SHORT = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private DurationText() {}

    /** Reads a duration from zero to {@link #LONGEST}; anything else is {@link ErrorCode#DOC_DURATION}. */
    public static Duration parse(String text) {
        Duration duration = unchecked(text);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw refused(text, "is outside 0 … " + LONGEST.toDays() + "d");
        }
        return duration;
    }

    private static Duration unchecked(String text) {
        Matcher form = SHORT.matcher(text);
        if (form.matches()) {
            long number = Long.parseLong(form.group(1));
            return switch (form.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> throw new IllegalStateException("the pattern has no other unit");
            };
        }
        if (!text.toUpperCase(Locale.ROOT).startsWith("P")) {
            throw refused(text, "is not a duration");
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw refused(text, "is not a duration");
        }
    }

    private static BellowsException refused(String text, String why) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new BellowsException(new Problem(
                ErrorCode.DOC_DURATION,
                "'" + shown + "' " + why,
                "Write a number with ms, s, m, h or d: 250ms, 30s, 15m, 24h, 7d."));
    }
}
