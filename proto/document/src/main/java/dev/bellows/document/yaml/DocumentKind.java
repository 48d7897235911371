package dev.bellows.document.yaml;

import dev.bellows.document.Digest;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.Node.Mapping;
import dev.bellows.document.yaml.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of document: its header, its fields and what they make.
 *
 * @param <T> the record it becomes
 */
final class DocumentKind<T> {
    static final String API_VERSION = "bellows.dev/v1";
    private static final Field<String> VERSION_FIELD = Field.required(
            "apiVersion", Shapes.word(Map.of(API_VERSION, API_VERSION)), "Version of the format, " + API_VERSION + ".");

    private final String kind;
    private final ObjectShape<T> shape;

    DocumentKind(String kind, List<Field<?>> fields, Function<Fields, T> make) {
        this.kind = kind;
        List<Field<?>> all = new ArrayList<>();
        all.add(VERSION_FIELD);
        all.add(Field.required("kind", Shapes.word(Map.of(kind, kind)), "Kind of the document, " + kind + "."));
        all.addAll(fields);
        this.shape = new ObjectShape<>("a " + kind, all, make);
    }

    ParsedDocument<T> parse(String file, byte[] bytes) {
        Problems problems = new Problems(file);
        Optional<Shape.Bound<T>> bound = DocumentText.read(file, bytes, problems)
                .filter(node -> header(node, problems))
                .flatMap(node -> shape.read(node, problems));
        if (bound.isEmpty()) {
            return new ParsedDocument.Invalid<>(problems.sorted());
        }
        String canonical = JsonText.canonical(bound.get().json());
        return new ParsedDocument.Valid<>(bound.get().value(), canonical, Digest.of(canonical));
    }

    /** What was stored or came over the wire; it must still be what its digest says. */
    T readCanonical(String canonicalJson, Digest expected) {
        Digest actual = Digest.of(canonicalJson);
        if (!actual.equals(expected)) {
            throw BellowsException.of(
                    ErrorCode.DOC_DIGEST,
                    "The " + kind + " with digest " + expected.shown() + " was changed: its text has digest "
                            + actual.shown() + ".");
        }
        return switch (parse("sha256-" + expected.shown() + ".json", canonicalJson.getBytes(StandardCharsets.UTF_8))) {
            case ParsedDocument.Valid<T> valid when valid.canonicalJson().equals(canonicalJson) -> valid.value();
            case ParsedDocument.Valid<T> valid ->
                throw BellowsException.of(
                        ErrorCode.DOC_DIGEST,
                        "The text of the " + kind + " is not canonical: its canonical form has digest "
                                + valid.digest().shown() + ", not " + expected.shown() + ".");
            case ParsedDocument.Invalid<T> invalid -> {
                DocumentProblem first = invalid.problems().getFirst();
                throw new BellowsException(new Problem(
                        first.code(), "The stored " + kind + " cannot be read: " + first.rule() + ".", first.wayOut()));
            }
        };
    }

    /** The JSON Schema, draft 2020-12. */
    String schemaText() {
        Map<String, Object> schema =
                Shapes.ordered("$schema", "https://json-schema.org/draft/2020-12/schema", "title", "Bellows " + kind);
        schema.putAll(shape.schema());
        return JsonText.pretty(schema);
    }

    /** A document of another kind would only bring a flood of unknown fields: say the one thing that matters. */
    private boolean header(Node node, Problems problems) {
        return !(node instanceof Mapping mapping)
                || (expect(mapping, "apiVersion", API_VERSION, problems) && expect(mapping, "kind", kind, problems));
    }

    private static boolean expect(Mapping mapping, String key, String wanted, Problems problems) {
        for (Node.Entry entry : mapping.entries()) {
            if (entry.key().equals(key)
                    && entry.value() instanceof Scalar scalar
                    && !scalar.text().equals(wanted)) {
                problems.report(
                        scalar.at(),
                        ErrorCode.DOC_KIND,
                        key + " is '" + Spelling.shown(scalar.text()) + "', not '" + wanted + "'",
                        "Write " + key + ": " + wanted + ", or name a file of that kind.");
                return false;
            }
        }
        return true;
    }
}
