package dev.bellows.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A node of a parse tree. Kinds and fields have the names of PostgreSQL's own source, {@code parsenodes.h} and {@code primnodes.h} of
 * version 18; a field that has its type's zero value is left out by the parser and reads as that.
 *
 * <p>Immutable, as long as nobody else holds the tree.
 */
public final class SyntaxNode {
    private final String kind;
    private final ObjectNode fields;

    private SyntaxNode(String kind, ObjectNode fields) {
        this.kind = kind;
        this.fields = fields;
    }

    /** A node as the parser writes one: in an object whose only field is its kind, or, where a field has but one kind, bare. */
    static Optional<SyntaxNode> of(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            return Optional.empty();
        }
        if (object.size() == 1) {
            Map.Entry<String, JsonNode> only = object.properties().iterator().next();
            if (Character.isUpperCase(only.getKey().charAt(0)) && only.getValue() instanceof ObjectNode inner) {
                return Optional.of(new SyntaxNode(only.getKey(), inner));
            }
        }
        return Optional.of(new SyntaxNode(bareKind(object), object));
    }

    private static String bareKind(ObjectNode object) {
        if (object.has("relname")) {
            return "RangeVar";
        }
        if (object.has("objname")) {
            return "ObjectWithArgs";
        }
        return object.has("typemod") ? "TypeName" : "";
    }

    /** {@code AlterTableStmt}, {@code ColumnRef}, …; empty for a bare node of a kind that nobody here asks for. */
    public String kind() {
        return kind;
    }

    /** Whether it is of that kind. */
    public boolean is(String wanted) {
        return kind.equals(wanted);
    }

    /** A text or the name of a constant; empty where the field is left out. */
    public String text(String field) {
        return fields.path(field).asText("");
    }

    /** A number; 0 where the field is left out. */
    public int number(String field) {
        return fields.path(field).asInt(0);
    }

    /** Whether a flag is set. */
    public boolean flag(String field) {
        return fields.path(field).asBoolean(false);
    }

    /** Whether the field is there. */
    public boolean has(String field) {
        return fields.has(field);
    }

    /** The node in a field. */
    public Optional<SyntaxNode> node(String field) {
        return of(fields.path(field));
    }

    /** The nodes of a list, {@code List} nodes not opened; empty where the field is left out. */
    public List<SyntaxNode> nodes(String field) {
        List<SyntaxNode> all = new ArrayList<>();
        fields.path(field).forEach(item -> of(item).ifPresent(all::add));
        return all;
    }

    /**
     * Whether an option in a list of {@code DefElem} is switched on: named without a value, or with one that the server takes for true.
     */
    public boolean isOn(String list, String option) {
        return nodes(list).stream()
                .filter(it -> it.text("defname").equals(option))
                .anyMatch(it -> it.node("arg").map(SyntaxNode::isTrue).orElse(true));
    }

    /** As {@code defGetBoolean} reads it; what is no truth value is refused by the server, and counts as none here. */
    private static boolean isTrue(SyntaxNode value) {
        return value.number("ival") == 1
                || value.flag("boolval")
                || List.of("true", "on").contains(value.text("sval").toLowerCase(Locale.ROOT));
    }

    /** The texts of a list of {@code String} nodes: the parts of a name. An asterisk is {@code *}. */
    public List<String> names(String field) {
        return nodes(field).stream()
                .map(SyntaxNode::word)
                .filter(Objects::nonNull)
                .toList();
    }

    private String word() {
        return is("A_Star") ? "*" : text("sval");
    }

    /** This node and every node below it, each before what is in it, in the order of the tree's fields. */
    public List<SyntaxNode> all() {
        List<SyntaxNode> found = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(wrapped());
        while (!open.isEmpty()) {
            JsonNode next = open.pop();
            Deque<JsonNode> inside = new ArrayDeque<>();
            if (next instanceof ObjectNode) {
                SyntaxNode node = of(next).orElseThrow();
                found.add(node);
                node.fields.forEach(inside::push);
            } else {
                next.forEach(inside::push);
            }
            inside.forEach(open::push);
        }
        return found;
    }

    /** Every node of that kind, this one too. */
    public List<SyntaxNode> all(String wanted) {
        return all().stream().filter(node -> node.is(wanted)).toList();
    }

    private JsonNode wrapped() {
        return kind.isEmpty() ? fields : JsonNodeFactory.instance.objectNode().set(kind, fields);
    }

    /** The tree as JSON, for people. */
    @Override
    public String toString() {
        return kind + fields;
    }
}
