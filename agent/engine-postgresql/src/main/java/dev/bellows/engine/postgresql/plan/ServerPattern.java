package dev.bellows.engine.postgresql.plan;

/** Regular expressions as the server reads them. Pure. */
final class ServerPattern {
    private ServerPattern() {}

    /** Finds the name as a word. */
    static String word(String name) {
        StringBuilder text = new StringBuilder("(^|[^[:alnum:]_$])");
        name.codePoints().forEach(point -> {
            if (point < 128 && !Character.isLetterOrDigit(point)) {
                text.append('\\');
            }
            text.appendCodePoint(point);
        });
        return text.append("([^[:alnum:]_$]|$)").toString();
    }
}
