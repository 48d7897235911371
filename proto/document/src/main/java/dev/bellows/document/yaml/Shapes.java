package dev.bellows.document.yaml;

import dev.bellows.document.DurationText;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SizeText;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Shape.Bound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The shapes that values in documents and configuration have. All are immutable. */
public final class Shapes {
    /** Longest identifier in bytes of UTF-8; PostgreSQL cuts longer ones silently. */
    public static final int MOST_IDENTIFIER_BYTES = 63;

    private static final Set<Kind> TEXT = EnumSet.of(Kind.STRING);

    private Shapes() {}

    /** Any text that is not empty. */
    public static Shape<String> text() {
        return checked("a text", ordered("type", "string", "minLength", 1), Shapes::notEmpty);
    }

    /** A text of a certain form, turned into a value. */
    public static <T> Shape<T> text(String expected, Pattern form, Function<String, T> make) {
        Map<String, Object> schema = ordered("type", "string", "pattern", "^(?:" + form.pattern() + ")$");
        return new ScalarShape<>(expected, TEXT, schema, text -> {
            if (!form.matcher(text).matches()) {
                throw refused("'" + Spelling.shown(text) + "' is not " + expected, "Write " + expected + ".");
            }
            return new Bound<>(make.apply(text), text);
        });
    }

    /** A text whose reader throws coded exceptions. */
    public static <T> Shape<T> parsed(String expected, Function<String, T> reader) {
        Map<String, Object> schema = ordered("type", "string", "description", expected);
        return new ScalarShape<>(expected, TEXT, schema, text -> new Bound<>(reader.apply(text), text));
    }

    /** Text of an SQL expression; {@code default: 0} and {@code default: false} need no quotes. */
    public static Shape<String> expression() {
        Set<Kind> kinds = EnumSet.of(Kind.STRING, Kind.INTEGER, Kind.DECIMAL, Kind.BOOLEAN);
        Map<String, Object> schema = ordered("type", List.of("string", "number", "boolean"), "minLength", 1);
        return new ScalarShape<>("an SQL expression", kinds, schema, text -> new Bound<>(notEmpty(text), text));
    }

    /** A name in the catalog, exact, case kept, at most 63 bytes. */
    public static Shape<String> identifier() {
        Map<String, Object> schema = ordered("type", "string", "minLength", 1, "maxLength", MOST_IDENTIFIER_BYTES);
        return checked("a name", schema, text -> {
            if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
                throw refused(
                        "the name " + Spelling.shown(text) + " carries quotes of its own",
                        "Write the bare name; upper case and special characters are kept as they are.");
            }
            return identifier(text);
        });
    }

    /** A table: {@code users}, {@code shop.users}, and {@code "odd.name"} with double quotes where a name holds a dot. */
    public static Shape<TableName> tableName() {
        Map<String, Object> schema = ordered("type", "string", "minLength", 1);
        return new ScalarShape<>("a table name", TEXT, schema, text -> {
            TableName table = TableName.parse(text)
                    .orElseThrow(() -> refused(
                            "'" + Spelling.shown(text) + "' is not a table name",
                            "Write table or schema.table; a name with a dot or a quote in it stands in double quotes:"
                                    + " shop.\"odd.name\"."));
            table.schema().ifPresent(Shapes::identifier);
            identifier(table.name());
            return new Bound<>(table, table.toString());
        });
    }

    /** A whole number, both ends included. */
    public static Shape<Integer> integer(int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        Map<String, Object> schema = ordered("type", "integer", "minimum", least, "maximum", most);
        return new ScalarShape<>(expected, EnumSet.of(Kind.INTEGER), schema, text -> {
            try {
                int number = Integer.parseInt(text);
                if (least <= number && number <= most) {
                    return new Bound<>(number, (long) number);
                }
            } catch (NumberFormatException e) {
                // Too long for an int, or a text from the environment: refused below like any other number out of
                // range.
            }
            throw refused("'" + Spelling.shown(text) + "' is not " + expected, "Write " + expected + ".");
        });
    }

    /** A whole number that may be a large one, both ends included. */
    public static Shape<Long> number(long least, long most) {
        String expected = "a whole number from " + least + " to " + most;
        Map<String, Object> schema = ordered("type", "integer", "minimum", least, "maximum", most);
        return new ScalarShape<>(expected, EnumSet.of(Kind.INTEGER), schema, text -> {
            try {
                long number = Long.parseLong(text);
                if (least <= number && number <= most) {
                    return new Bound<>(number, number);
                }
            } catch (NumberFormatException e) {
                // Too long: refused below like any other number out of range.
            }
            throw refused("'" + Spelling.shown(text) + "' is not " + expected, "Write " + expected + ".");
        });
    }

    /** {@code true} or {@code false}. */
    public static Shape<Boolean> flag() {
        return new ScalarShape<>("true or false", EnumSet.of(Kind.BOOLEAN), Map.of("type", "boolean"), text -> {
            boolean yes = text.equalsIgnoreCase("true");
            if (!yes && !text.equalsIgnoreCase("false")) {
                throw refused("'" + Spelling.shown(text) + "' is not true or false", "Write true or false.");
            }
            return new Bound<>(yes, yes);
        });
    }

    /** A duration like {@code 7d} or {@code 250ms}; the canonical form keeps its text. */
    public static Shape<Duration> duration() {
        return parsed("a duration like 30s, 15m or 7d", DurationText::parse);
    }

    /** A size like {@code 64MiB}, in bytes; the canonical form keeps its text. */
    public static Shape<Long> size() {
        return parsed("a size like 64MiB", SizeText::parse);
    }

    /** One of some words. */
    public static <T> Shape<T> word(Map<String, T> words) {
        return word(words, List.of());
    }

    /** One of some words; others are known but refused by name. */
    public static <T> Shape<T> word(Map<String, T> words, List<String> notYet) {
        Map<String, T> known = new LinkedHashMap<>(words);
        String expected = "one of " + String.join(", ", known.keySet());
        Map<String, Object> schema = ordered("type", "string", "enum", List.copyOf(known.keySet()));
        return new ScalarShape<>(expected, TEXT, schema, text -> {
            T value = known.get(text);
            if (value != null) {
                return new Bound<>(value, text);
            }
            if (notYet.contains(text)) {
                throw notYet("'" + text + "'", "Write " + expected + ".");
            }
            String guess = Spelling.nearest(text, known.keySet())
                    .map(word -> "Did you mean '" + word + "'?")
                    .orElse("Write " + expected + ".");
            throw new BellowsException(new Problem(
                    ErrorCode.DOC_UNKNOWN_WORD, "'" + Spelling.shown(text) + "' is not " + expected, guess));
        });
    }

    /** A list with a least and a most number of items. */
    public static <T> Shape<List<T>> list(Shape<T> item, int least, int most) {
        return new ListShape<>(item, least, most, false);
    }

    /** A list, or one item standing for a list of one. */
    public static <T> Shape<List<T>> oneOrMany(Shape<T> item, int least, int most) {
        return new ListShape<>(item, least, most, true);
    }

    /** Keys chosen by the author, sorted when read: their order means nothing. */
    public static <T> Shape<Map<String, T>> map(Shape<String> key, Shape<T> value, int least, int most) {
        return new MapShape<>(key, value, least, most);
    }

    /** Words with their meanings, in this order. */
    static <T> Map<String, T> words(String first, T one, String second, T two) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(first, one);
        words.put(second, two);
        return words;
    }

    /** Words with their meanings: an enum's names with hyphens, in the order in which it has them. */
    static <T extends Enum<T>> Map<String, T> words(Class<T> meanings) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T meaning : meanings.getEnumConstants()) {
            words.put(meaning.name().toLowerCase(Locale.ROOT).replace('_', '-'), meaning);
        }
        return words;
    }

    static BellowsException notYet(String what, String wayOut) {
        return new BellowsException(
                new Problem(ErrorCode.DOC_NOT_YET_SUPPORTED, what + " is not yet supported", wayOut));
    }

    static BellowsException refused(String rule, String wayOut) {
        return new BellowsException(new Problem(ErrorCode.DOC_VALUE, rule, wayOut));
    }

    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Shape<String> checked(String expected, Map<String, Object> schema, Function<String, String> check) {
        return new ScalarShape<>(expected, TEXT, schema, text -> new Bound<>(check.apply(text), text));
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw refused("the text is empty", "Write it, or leave the field out.");
        }
        return text;
    }

    private static String identifier(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw refused("a name is empty or holds the character NUL", "Write the name as it stands in the catalog.");
        }
        if (bytes > MOST_IDENTIFIER_BYTES) {
            throw refused(
                    "the name '" + Spelling.shown(text) + "' has " + bytes + " bytes, a name has at most "
                            + MOST_IDENTIFIER_BYTES,
                    "Choose a shorter name; the database would cut it silently.");
        }
        return text;
    }

    /** The items of a list, in order. */
    static <T> List<T> values(List<Bound<T>> items) {
        List<T> values = new ArrayList<>();
        items.forEach(item -> values.add(item.value()));
        return values;
    }
}
