package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Node.Position;
import dev.bellows.document.yaml.Node.Scalar;
import dev.bellows.document.yaml.NodeTree.Unreadable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML 1.2 to nodes. Works on the parser's events, which come one at a time: a bomb is refused at its first alias. */
final class YamlNodes {
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private YamlNodes() {}

    static Optional<Node> read(String text) throws Unreadable {
        NodeTree tree = new NodeTree();
        int documents = 0;
        try {
            for (Event event :
                    new Parse(LoadSettings.builder().setParseComments(false).build()).parseString(text)) {
                if (event instanceof DocumentStartEvent && ++documents > 1) {
                    throw new Unreadable(
                            place(event.getStartMark()),
                            ErrorCode.DOC_SYNTAX,
                            "a second document begins here",
                            "One file holds one document; put the second into a file of its own.");
                }
                take(event, tree);
            }
        } catch (MarkedYamlEngineException e) {
            throw unreadable(
                    place(e.getProblemMark().or(e::getContextMark)),
                    e.getProblem() == null ? "broken" : e.getProblem());
        } catch (ReaderException e) {
            throw unreadable(place(text, e.getPosition()), "a character is not allowed in YAML");
        } catch (YamlEngineException e) {
            throw unreadable(Position.START, e.getMessage() == null ? "broken" : e.getMessage());
        }
        return tree.root();
    }

    private static void take(Event event, NodeTree tree) throws Unreadable {
        Position at = place(event.getStartMark());
        if (event instanceof NodeEvent node) {
            refuseReferences(node, at);
        }
        switch (event.getEventId()) {
            case Scalar -> tree.scalar(scalar((ScalarEvent) event, at));
            case SequenceStart, MappingStart -> tree.begin(at, event instanceof MappingStartEvent);
            case SequenceEnd, MappingEnd -> tree.end();
            case Alias, Comment, DocumentStart, DocumentEnd, StreamStart, StreamEnd -> {}
        }
    }

    private static void refuseReferences(NodeEvent event, Position at) throws Unreadable {
        if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
            throw new Unreadable(
                    at,
                    ErrorCode.DOC_ALIAS,
                    "anchors (&) and aliases (*) are not allowed in documents",
                    "Write the value out in both places, or put a text that begins with & or * in quotes.");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case SequenceStartEvent sequence -> sequence.getTag();
            case MappingStartEvent mapping -> mapping.getTag();
            default -> Optional.empty();
        };
        if (tag.isPresent()) {
            throw new Unreadable(
                    at,
                    ErrorCode.DOC_ALIAS,
                    "tags (!) are not allowed in documents",
                    "Leave the tag out, or put a text that begins with ! in quotes.");
        }
    }

    private static Scalar scalar(ScalarEvent event, Position at) {
        String text = event.getValue();
        return new Scalar(at, event.isPlain() ? kindOf(text) : Kind.STRING, text);
    }

    /** What an unquoted scalar is by YAML 1.2's core rules; hexadecimal and octal stay text. */
    static Kind kindOf(String text) {
        if (NULL.matcher(text).matches()) {
            return Kind.NULL;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return Kind.BOOLEAN;
        }
        if (INTEGER.matcher(text).matches()) {
            return Kind.INTEGER;
        }
        return DECIMAL.matcher(text).matches() ? Kind.DECIMAL : Kind.STRING;
    }

    private static Unreadable unreadable(Position at, String problem) {
        return new Unreadable(
                at,
                ErrorCode.DOC_SYNTAX,
                "not valid YAML: " + Spelling.shown(problem),
                "Correct this place; indentation is spaces, and a text with ': ' or ' #' in it needs quotes.");
    }

    private static Position place(Optional<Mark> mark) {
        return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(Position.START);
    }

    private static Position place(String text, int index) {
        int end = Math.min(Math.max(index, 0), text.length());
        int line =
                1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        return new Position(line, end - text.lastIndexOf('\n', Math.max(end - 1, 0)));
    }
}
