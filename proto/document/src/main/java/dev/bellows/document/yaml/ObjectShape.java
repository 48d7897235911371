package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Entry;
import dev.bellows.document.yaml.Node.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A mapping with known fields, made into a value. Unknown fields are errors with a guess; fields of later releases are refused by
 * name.
 *
 * @param what what it is, for people: {@code a wave}
 * @param fields in the order of the reference
 * @param notYet names that the format has and this release does not support, each with a way out
 * @param make makes the value when every field is good; may still {@link Fields#refuse}
 * @param <T> type of the value
 */
public record ObjectShape<T>(String what, List<Field<?>> fields, Map<String, String> notYet, Function<Fields, T> make)
        implements Shape<T> {

    public ObjectShape {
        fields = List.copyOf(fields);
        notYet = Map.copyOf(notYet);
    }

    /** An object all of whose fields are supported. */
    public ObjectShape(String what, List<Field<?>> fields, Function<Fields, T> make) {
        this(what, fields, Map.of(), make);
    }

    @Override
    public Optional<Bound<T>> read(Node node, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.report(
                    node.at(),
                    ErrorCode.DOC_WRONG_TYPE,
                    "must be " + what + " (a mapping), not " + node.described(),
                    "Its fields are " + String.join(", ", names()) + ".");
            return Optional.empty();
        }
        int before = problems.count();
        Fields read = new Fields(mapping.at(), problems);
        Map<String, Object> json = new TreeMap<>();
        Optional<Entry> last = Optional.empty();
        for (Entry entry : mapping.entries()) {
            field(entry, last, problems).ifPresent(field -> readField(field, entry, read, json, problems));
            last = Optional.of(entry);
        }
        reportMissing(mapping, problems);
        if (problems.count() > before || problems.full()) {
            return Optional.empty();
        }
        T value = make.apply(read);
        return problems.count() > before ? Optional.empty() : Optional.of(new Bound<>(value, json));
    }

    private <F> void readField(Field<F> field, Entry entry, Fields read, Map<String, Object> json, Problems problems) {
        problems.enter(field.name());
        field.shape().read(entry.value(), problems).ifPresent(bound -> {
            read.put(field.name(), bound.value(), entry.value().at());
            json.put(field.name(), field.secret() ? "<secret>" : bound.json());
        });
        problems.leave();
    }

    private Optional<Field<?>> field(Entry entry, Optional<Entry> last, Problems problems) {
        for (Field<?> field : fields) {
            if (field.name().equals(entry.key())) {
                return Optional.of(field);
            }
        }
        Optional<String> wayOut = Optional.ofNullable(notYet.get(entry.key()));
        if (wayOut.isPresent()) {
            problems.report(
                    entry.at(),
                    ErrorCode.DOC_NOT_YET_SUPPORTED,
                    "the field '" + entry.key() + "' of " + what + " is not yet supported",
                    wayOut.get());
            return Optional.empty();
        }
        String guess = cut(entry, last)
                .or(() -> Spelling.nearest(entry.key(), names()).map(name -> "Did you mean '" + name + "'?"))
                .orElse("Its fields are " + String.join(", ", names()) + ".");
        problems.report(
                entry.at(),
                ErrorCode.DOC_UNKNOWN_FIELD,
                "the field '" + Spelling.shown(entry.key()) + "' is not known in " + what,
                guess);
        return Optional.empty();
    }

    /** Between braces a comma ends a value, also one in parentheses: {@code { type: numeric(12,2) }}. */
    private static Optional<String> cut(Entry entry, Optional<Entry> last) {
        return last.filter(it -> it.value() instanceof Node.Scalar scalar
                        && scalar.text().indexOf('(') > scalar.text().lastIndexOf(')')
                        && entry.key().contains(")"))
                .map(it -> "Between braces a comma ends the value of '" + it.key() + "'; put it into quotes: "
                        + it.key() + ": \"" + Spelling.shown(((Node.Scalar) it.value()).text() + "," + entry.key())
                        + "\".");
    }

    private void reportMissing(Mapping mapping, Problems problems) {
        for (Field<?> field : fields) {
            boolean present = mapping.entries().stream().anyMatch(e -> e.key().equals(field.name()));
            if (field.required() && !present) {
                problems.report(
                        mapping.at(),
                        ErrorCode.DOC_MISSING_FIELD,
                        "the field '" + field.name() + "' of " + what + " is missing",
                        "Add " + field.name() + ": " + field.description());
            }
        }
    }

    private List<String> names() {
        return fields.stream().<String>map(Field::name).toList();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Field<?> field : fields) {
            Map<String, Object> schema = new LinkedHashMap<>(field.shape().schema());
            schema.put("description", field.description());
            properties.put(field.name(), schema);
        }
        Map<String, Object> schema = Shapes.ordered("type", "object", "properties", properties);
        List<String> required =
                fields.stream().filter(Field::required).<String>map(Field::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }
}
