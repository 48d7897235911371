package dev.bellows.document.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Node.Position;
import dev.bellows.document.yaml.Node.Scalar;
import dev.bellows.document.yaml.NodeTree.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON to nodes, with JSON's own errors instead of YAML's guesses about braces. */
final class JsonNodes {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonNodes() {}

    static Optional<Node> read(String text) throws Unreadable {
        NodeTree tree = new NodeTree();
        try (JsonParser parser = FACTORY.createParser(text)) {
            int depth = 0;
            boolean done = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (done) {
                    throw unreadable(place(parser.currentTokenLocation()), "something follows the end of the document");
                }
                take(token, parser, tree);
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                done = depth == 0;
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e.getLocation() == null ? Position.START : place(e.getLocation()), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return tree.root();
    }

    private static void take(JsonToken token, JsonParser parser, NodeTree tree) throws IOException, Unreadable {
        Position at = place(parser.currentTokenLocation());
        switch (token) {
            case START_OBJECT, START_ARRAY -> tree.begin(at, token == JsonToken.START_OBJECT);
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME, VALUE_STRING -> tree.scalar(new Scalar(at, Kind.STRING, parser.getText()));
            case VALUE_NUMBER_INT -> tree.scalar(new Scalar(at, Kind.INTEGER, parser.getText()));
            case VALUE_NUMBER_FLOAT -> tree.scalar(new Scalar(at, Kind.DECIMAL, parser.getText()));
            case VALUE_TRUE, VALUE_FALSE -> tree.scalar(new Scalar(at, Kind.BOOLEAN, parser.getText()));
            case VALUE_NULL -> tree.scalar(new Scalar(at, Kind.NULL, parser.getText()));
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("not a token of JSON text: " + token);
        }
    }

    private static Unreadable unreadable(Position at, String problem) {
        return new Unreadable(
                at,
                ErrorCode.DOC_SYNTAX,
                "not valid JSON: " + Spelling.shown(problem),
                "Correct this place; texts need double quotes, and the last item has no comma after it.");
    }

    private static Position place(JsonLocation location) {
        return new Position(Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1));
    }
}
