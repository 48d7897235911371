package dev.bellows.engine.postgresql.throttle;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the kernel's pressure files, as in {@code some avg10=1.53 avg60=0.87 avg300=0.30 total=1234}. Pure. */
public final class Pressure {
    private static final Pattern SOME =
            Pattern.compile("(?m)^some\\s(?:[^\\n]*\\s)?avg10=([0-9]{1,3}(?:\\.[0-9]{1,6})?)(?:\\s|$)");
    private static final double MOST = 100;

    private Pressure() {}

    /** Percent of the last ten seconds in which some process waited; empty for a text that does not say so. */
    public static OptionalDouble some(String text) {
        Matcher found = SOME.matcher(text);
        return Optional.of(found)
                .filter(Matcher::find)
                .map(it -> Double.parseDouble(it.group(1)))
                .filter(value -> value <= MOST)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }
}
