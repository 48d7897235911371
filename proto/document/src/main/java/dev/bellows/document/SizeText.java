package dev.bellows.document;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them, in powers of 1024: {@code 512B}, {@code 64KiB}, {@code 64MiB}, {@code 2GiB}, {@code 1TiB}. */
public final class SizeText {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(B|KiB|MiB|GiB|TiB)");

    private SizeText() {}

    /** Reads a size in bytes; anything else is {@link ErrorCode#DOC_SIZE}. */
    public static long parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refused(text, "is not a size");
        }
        int shift = switch (form.group(2)) {
            case "B" -> 0;
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            case "TiB" -> 40;
            default -> throw new IllegalStateException("the pattern has no other unit");
        };
        long number = Long.parseLong(form.group(1));
        if (number > Long.MAX_VALUE >> shift) {
            throw refused(text, "is larger than any disk");
        }
        return number << shift;
    }

    private static BellowsException refused(String text, String why) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new BellowsException(new Problem(
                ErrorCode.DOC_SIZE, "'" + shown + "' " + why, "Write a number with B, KiB, MiB, GiB or TiB: 64MiB."));
    }
}
