package dev.bellows.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write and read them. */
public final class Times {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,8})s)?(?:(\\d{1,9})ms)?");

    private Times() {}

    /** Reads {@code 2h}, {@code 1h30m}, {@code 250ms} or an ISO duration; empty for anything else, zero included. */
    public static Optional<Duration> parse(String typed) {
        String text = typed.strip();
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        Duration time = Duration.ZERO;
        if (form.matches()) {
            time = Duration.ofDays(number(form.group(1)))
                    .plusHours(number(form.group(2)))
                    .plusMinutes(number(form.group(3)))
                    .plusSeconds(number(form.group(4)))
                    .plusMillis(number(form.group(5)));
        } else {
            try {
                time = Duration.parse(text);
            } catch (DateTimeParseException other) {
                return Optional.empty();
            }
        }
        return time.isPositive() ? Optional.of(time) : Optional.empty();
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** A length of time in its two largest units: {@code 4m12s}, {@code 3d2h}, {@code 0s}. */
    public static String length(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + "h" + (seconds % 3_600 / 60 == 0 ? "" : seconds % 3_600 / 60 + "m");
        }
        return seconds / 86_400 + "d" + (seconds % 86_400 / 3_600 == 0 ? "" : seconds % 86_400 / 3_600 + "h");
    }

    /** How long ago an instant of the server was; the text itself when it is no instant. */
    public static String ago(String instant, Instant now) {
        if (instant.isEmpty() || instant.equals("-")) {
            return "-";
        }
        try {
            return length(Duration.between(Instant.parse(instant), now)) + " ago";
        } catch (DateTimeParseException other) {
            return instant;
        }
    }
}
