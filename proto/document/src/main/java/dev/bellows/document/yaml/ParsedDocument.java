package dev.bellows.document.yaml;

import dev.bellows.document.Digest;
import java.util.List;

/**
 * What came out of reading a document.
 *
 * @param <T> {@link dev.bellows.document.Migration} or {@link dev.bellows.document.Strategy}
 */
public sealed interface ParsedDocument<T> {

    /**
     * It is good.
     *
     * @param value what it says, defaults filled in
     * @param canonicalJson RFC 8785 form of what was written, shorthands normalised, defaults not filled in
     * @param digest of the canonical form's UTF-8 bytes
     * @param <T> kind of document
     */
    record Valid<T>(T value, String canonicalJson, Digest digest) implements ParsedDocument<T> {}

    /**
     * It is not.
     *
     * @param problems at least one, at most {@link Problems#MOST}, by place
     * @param <T> kind of document
     */
    record Invalid<T>(List<DocumentProblem> problems) implements ParsedDocument<T> {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an invalid document has a problem");
            }
        }
    }
}
