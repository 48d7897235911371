package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Node.Position;
import dev.bellows.document.yaml.Node.Scalar;
import dev.bellows.document.yaml.NodeTree.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Bytes of a file to nodes: limits first, then JSON or YAML. */
public final class DocumentText {
    /** Largest document in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private DocumentText() {}

    /**
     * Reads UTF-8 text as YAML or JSON that must hold something. JSON is tried first when the name ends in {@code .json} or the
     * text begins with a brace.
     *
     * @return the document's node; empty after a problem was reported
     */
    public static Optional<Node> read(String file, byte[] bytes, Problems problems) {
        int before = problems.count();
        Optional<Node> root = readOrEmpty(file, bytes, problems);
        if (root.isEmpty() && problems.count() == before) {
            problems.report(Position.START, ErrorCode.DOC_SYNTAX, "there is nothing in it", "Write something.");
        }
        return root;
    }

    /**
     * The same, where nothing but comments is good too.
     *
     * @return the document's node; empty when there is none, or after a problem was reported
     */
    public static Optional<Node> readOrEmpty(String file, byte[] bytes, Problems problems) {
        try {
            return nodes(file, text(bytes))
                    .filter(root -> !(root instanceof Scalar scalar && scalar.kind() == Kind.NULL));
        } catch (Unreadable e) {
            problems.report(e.at(), e.problem());
            return Optional.empty();
        }
    }

    /**
     * Reads one value from a flag or a variable, where everything is text: a scalar is taken as it is, lists and mappings are
     * written in YAML's flow style or as JSON.
     */
    public static <T> Optional<Shape.Bound<T>> readLoose(String text, Shape<T> shape, Problems problems) {
        if (shape instanceof ScalarShape<T>) {
            return shape.read(new Scalar(Position.NONE, Kind.LOOSE, text), problems);
        }
        return read("", text.getBytes(StandardCharsets.UTF_8), problems).flatMap(node -> shape.read(node, problems));
    }

    /** The known word nearest to a misspelt one, when it is near enough. */
    public static Optional<String> guess(String word, Collection<String> known) {
        return Spelling.nearest(word, known);
    }

    /** A text fit for a message: on one line and short. */
    public static String shown(String text) {
        return Spelling.shown(text);
    }

    private static Optional<Node> nodes(String file, String text) throws Unreadable {
        boolean json = file.toLowerCase(Locale.ROOT).endsWith(".json");
        if (json) {
            return JsonNodes.read(text);
        }
        if (text.stripLeading().startsWith("{")) {
            try {
                return JsonNodes.read(text);
            } catch (Unreadable e) {
                if (e.problem().code() != ErrorCode.DOC_SYNTAX) {
                    throw e;
                }
                // Braces begin YAML's flow style too; YAML's reader has the last word.
                return YamlNodes.read(text);
            }
        }
        return YamlNodes.read(text);
    }

    private static String text(byte[] bytes) throws Unreadable {
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(
                    Position.NONE,
                    ErrorCode.DOC_TOO_LARGE,
                    "the file has " + bytes.length + " bytes; a document has at most " + MOST_BYTES,
                    "A document describes a change; load data with a program of your own, or split the migration.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    private static Unreadable notUtf8() {
        return new Unreadable(Position.NONE, ErrorCode.DOC_SYNTAX, "the file is not UTF-8 text", "Save it as UTF-8.");
    }
}
