package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;

/**
 * One thing wrong with a document, and where.
 *
 * @param code the stable code
 * @param file name of the file as the caller gave it
 * @param line from 1, 0 when it has no place
 * @param column from 1, 0 when it has no place
 * @param rule what is wrong, one sentence without a full stop; no values of fields that hold secrets
 * @param wayOut what to change, one sentence
 */
public record DocumentProblem(ErrorCode code, String file, int line, int column, String rule, String wayOut) {

    /** {@code file:line:column}, or only the file when it has no place. */
    public String place() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }

    /** The same for printers that know nothing of documents. */
    public Problem asProblem() {
        return new Problem(code, place() + ": " + rule, wayOut);
    }

    @Override
    public String toString() {
        return place() + ": " + code.id() + ": " + rule + ". " + wayOut;
    }
}
