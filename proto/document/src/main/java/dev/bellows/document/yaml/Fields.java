package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Node.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Confined to one reading: the fields of one object that were read, for the code that makes a value of them. */
public final class Fields {
    private final Position at;
    private final Problems problems;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Position> places = new HashMap<>();

    Fields(Position at, Problems problems) {
        this.at = at;
        this.problems = problems;
    }

    void put(String name, Object value, Position place) {
        values.put(name, value);
        places.put(name, place);
    }

    /** Value of a required field. */
    public <T> T get(Field<T> field) {
        return find(field).orElseThrow(() -> new IllegalStateException("required field is missing: " + field.name()));
    }

    /** Value of a field, if it stands there. */
    @SuppressWarnings("unchecked") // A value is put under its field's name by that field's shape only.
    public <T> Optional<T> find(Field<T> field) {
        return Optional.ofNullable((T) values.get(field.name()));
    }

    /** Reports that the field breaks a rule between fields; the object is then not made. */
    public void refuse(Field<?> field, String rule, String wayOut) {
        problems.report(places.getOrDefault(field.name(), at), ErrorCode.DOC_RULE, rule, wayOut);
    }
}
