package dev.bellows.engine.postgresql.statement;

/** The beginning of a text that a person wrote, on one line, for messages about it. */
public final class ShownText {
    private static final int SHOWN = 60;

    private ShownText() {}

    /** At most sixty characters, every run of blanks as one. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        boolean blank = true;
        for (int i = 0; i < text.length() && line.length() <= SHOWN; i++) {
            char c = text.charAt(i);
            boolean now = isBlank(c);
            if (!now) {
                line.append(c);
            } else if (!blank) {
                line.append(' ');
            }
            blank = now;
        }
        String shown = line.toString();
        return shown.length() <= SHOWN ? shown.strip() : shown.substring(0, SHOWN) + "…";
    }

    /** The blanks of PostgreSQL's scanner: no others separate words. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000B';
    }
}
