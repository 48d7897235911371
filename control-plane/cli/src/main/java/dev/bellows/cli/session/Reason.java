package dev.bellows.cli.session;

import picocli.CommandLine.TypeConversionException;

/**
 * Why a person does something, in their own words, for the audit log.
 *
 * @param text empty when nothing was said
 */
public record Reason(String text) {
    /** What every command that we advise has in its place. */
    public static final String PLACEHOLDER = "TEXT";

    /** Nothing said. */
    public static final Reason NONE = new Reason("");

    /** Reads what was typed; the placeholder of an advised command, typed as it stands, says nothing. */
    public static Reason parse(String typed) {
        String text = typed.strip();
        if (text.equals(PLACEHOLDER) || (text.startsWith("<") && text.endsWith(">"))) {
            throw new TypeConversionException("'" + text + "' stands for the reason; say in your own words why");
        }
        return new Reason(text);
    }
}
