package dev.bellows.document;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.time.Duration;
import java.util.Locale;

/** What the numbers of a throttle are measured in, and how people write them. */
public enum ThrottleUnit {
    /** A plain number: {@code 5}. */
    COUNT("5"),
    /** Of a hundred: {@code 50%}. */
    PERCENT("50%"),
    /** Milliseconds, written as a duration: {@code 2s}. */
    MILLISECONDS("2s"),
    /** Bytes, written as a size: {@code 64MiB}. */
    BYTES("64MiB"),
    /** Bytes a second, written as a rate: {@code 20MiB/s}. */
    BYTES_PER_SECOND("20MiB/s");

    private static final int KIB = 1024;
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int MOST_SHOWN = 40;

    private final String example;

    ThrottleUnit(String example) {
        this.example = example;
    }

    /** How a person writes one. */
    public String example() {
        return example;
    }

    /** Reads a number of this unit as a person writes it. Negative numbers, fractions and other units are a coded refusal. */
    public long parse(String text) {
        return switch (this) {
            case COUNT -> digits(text, text);
            case PERCENT -> {
                if (!text.endsWith("%")) {
                    throw refused(text, "is not a percentage");
                }
                yield digits(text, text.substring(0, text.length() - 1));
            }
            case MILLISECONDS -> DurationText.parse(text).toMillis();
            case BYTES -> SizeText.parse(text);
            case BYTES_PER_SECOND -> {
                if (!text.endsWith("/s")) {
                    throw refused(text, "is not a rate");
                }
                yield SizeText.parse(text.substring(0, text.length() - 2));
            }
        };
    }

    private long digits(String text, String number) {
        if (!number.matches("[0-9]{1,12}")) {
            throw refused(text, this == COUNT ? "is not a whole number" : "is not a percentage");
        }
        return Long.parseLong(number);
    }

    private BellowsException refused(String text, String why) {
        String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        return new BellowsException(
                new Problem(ErrorCode.DOC_VALUE, "'" + shown + "' " + why, "Write it like " + example + "."));
    }

    /** A limit as {@link #parse} reads it back: exact, in the largest unit that divides it. */
    public String exact(long value) {
        return switch (this) {
            case COUNT -> String.valueOf(value);
            case PERCENT -> value + "%";
            case MILLISECONDS -> duration(value);
            case BYTES -> size(value);
            case BYTES_PER_SECOND -> size(value) + "/s";
        };
    }

    private static String duration(long millis) {
        Duration whole = Duration.ofMillis(millis);
        if (millis % 1000 != 0 || millis == 0) {
            return millis + "ms";
        }
        if (whole.toSeconds() % 60 != 0) {
            return whole.toSeconds() + "s";
        }
        return whole.toMinutes() % 60 != 0 ? whole.toMinutes() + "m" : whole.toHours() + "h";
    }

    private static String size(long bytes) {
        long left = bytes;
        int unit = 0;
        while (left != 0 && left % KIB == 0 && unit < SIZES.length - 1) {
            left /= KIB;
            unit++;
        }
        return left + SIZES[unit];
    }

    /** A measurement for people, rounded. */
    public String measured(double value) {
        return switch (this) {
            case COUNT -> plain(value);
            case PERCENT -> plain(value) + "%";
            case MILLISECONDS -> value < 1000 ? plain(value) + " ms" : plain(value / 1000) + " s";
            case BYTES -> sized(value);
            case BYTES_PER_SECOND -> sized(value) + "/s";
        };
    }

    private static String sized(double bytes) {
        double left = bytes;
        int unit = 0;
        while (left >= KIB && unit < SIZES.length - 1) {
            left /= KIB;
            unit++;
        }
        return plain(left) + " " + SIZES[unit];
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
