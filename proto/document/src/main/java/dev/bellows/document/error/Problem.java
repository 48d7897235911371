package dev.bellows.document.error;

/**
 * One occurrence of an error, for people.
 *
 * @param code the stable code
 * @param message what happened, where and why, in one or two sentences; no credentials, no row data
 * @param wayOut the next command to type, filled in
 */
public record Problem(ErrorCode code, String message, String wayOut) {

    /** An occurrence whose way out is the code's own text. */
    public static Problem of(ErrorCode code, String message) {
        return new Problem(code, message, code.next());
    }

    @Override
    public String toString() {
        return code.id() + ": " + message;
    }
}
