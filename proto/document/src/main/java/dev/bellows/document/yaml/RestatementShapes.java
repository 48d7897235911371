package dev.bellows.document.yaml;

import dev.bellows.document.AddEnumValue;
import dev.bellows.document.AlterSequence;
import dev.bellows.document.CreateEnum;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.RenameConstraint;
import dev.bellows.document.RenameIndex;
import dev.bellows.document.SetComment;
import dev.bellows.document.SetReplicaIdentity;
import dev.bellows.document.SetStorageParameters;
import dev.bellows.document.yaml.Node.Kind;
import dev.bellows.document.yaml.Shape.Bound;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How operations that say something anew of what is there are written. */
final class RestatementShapes {
    private static final int MOST_PARAMETERS = 50;

    private RestatementShapes() {}

    static Shape<SetStorageParameters> setStorageParameters() {
        Shape<String> value = new ScalarShape<>(
                "a number, true, false or a word",
                EnumSet.of(Kind.STRING, Kind.INTEGER, Kind.DECIMAL, Kind.BOOLEAN),
                Shapes.ordered("type", List.of("string", "number", "boolean"), "minLength", 1),
                text -> new Bound<>(notEmpty(text), text));
        Field<Map<String, Optional<String>>> parameters = Field.required(
                "parameters",
                Shapes.map(Shapes.identifier(), new OrNullShape<>(value), 1, MOST_PARAMETERS),
                "Storage parameters by name, with their values; null for the database's own.");
        return new ObjectShape<>(
                "setStorageParameters",
                List.of(OperationShapes.TABLE, parameters),
                read -> new SetStorageParameters(read.get(OperationShapes.TABLE), new TreeMap<>(read.get(parameters))));
    }

    static Shape<SetComment> setComment() {
        Field<String> column = Field.optional("column", Shapes.identifier(), "The column that is meant.");
        Field<String> constraint = Field.optional("constraint", Shapes.identifier(), "The constraint that is meant.");
        Field<String> index =
                Field.optional("index", Shapes.identifier(), "The index that is meant, in the table's schema.");
        Field<Optional<String>> comment =
                Field.required("comment", new OrNullShape<>(Shapes.text()), "What is said; null for nothing.");
        Map<Field<String>, SetComment.Kind> kinds = new LinkedHashMap<>();
        kinds.put(column, SetComment.Kind.COLUMN);
        kinds.put(constraint, SetComment.Kind.CONSTRAINT);
        kinds.put(index, SetComment.Kind.INDEX);
        return new ObjectShape<>(
                "setComment", List.of(OperationShapes.TABLE, column, constraint, index, comment), read -> {
                    List<Field<String>> given = kinds.keySet().stream()
                            .filter(it -> read.find(it).isPresent())
                            .toList();
                    if (given.size() > 1) {
                        read.refuse(
                                given.getLast(),
                                "the comment is on more than one thing",
                                "Give one of column, constraint and index, or none for the table itself.");
                    }
                    return given.isEmpty()
                            ? new SetComment(
                                    read.get(OperationShapes.TABLE),
                                    SetComment.Kind.TABLE,
                                    Optional.empty(),
                                    read.get(comment))
                            : new SetComment(
                                    read.get(OperationShapes.TABLE),
                                    Optional.ofNullable(kinds.get(given.getFirst()))
                                            .orElseThrow(),
                                    read.find(given.getFirst()),
                                    read.get(comment));
                });
    }

    static Shape<SetReplicaIdentity> setReplicaIdentity() {
        Field<SetReplicaIdentity.Identity> identity = Field.required(
                "identity",
                Shapes.word(Shapes.words(SetReplicaIdentity.Identity.class)),
                "What tells rows apart for a subscriber: default is the primary key.");
        Field<String> index = Field.optional(
                "index", Shapes.identifier(), "The unique index, for identity: index; in the table's schema.");
        return new ObjectShape<>("setReplicaIdentity", List.of(OperationShapes.TABLE, identity, index), read -> {
            boolean named = read.get(identity) == SetReplicaIdentity.Identity.INDEX;
            if (named != read.find(index).isPresent()) {
                read.refuse(
                        named ? identity : index,
                        named ? "nothing says which index" : "an index tells rows apart with identity: index alone",
                        named ? "Add index: with its name." : "Leave it out, or write identity: index.");
                return new SetReplicaIdentity(
                        read.get(OperationShapes.TABLE), SetReplicaIdentity.Identity.DEFAULT, Optional.empty());
            }
            return new SetReplicaIdentity(read.get(OperationShapes.TABLE), read.get(identity), read.find(index));
        });
    }

    private static final Field<String> FROM =
            Field.required("from", Shapes.identifier(), "The name that old code knows.");
    private static final Field<String> TO = Field.required("to", Shapes.identifier(), "The name that new code knows.");

    static Shape<RenameConstraint> renameConstraint() {
        return new ObjectShape<>("renameConstraint", List.of(OperationShapes.TABLE, FROM, TO), read -> {
            otherName(read);
            return new RenameConstraint(read.get(OperationShapes.TABLE), read.get(FROM), read.get(TO));
        });
    }

    static Shape<RenameIndex> renameIndex() {
        return new ObjectShape<>("renameIndex", List.of(OperationShapes.TABLE, FROM, TO), read -> {
            otherName(read);
            return new RenameIndex(read.get(OperationShapes.TABLE), read.get(FROM), read.get(TO));
        });
    }

    private static void otherName(Fields read) {
        if (read.get(FROM).equals(read.get(TO))) {
            read.refuse(TO, "it already has this name", "Give another name.");
        }
    }

    private static final int MOST_VALUES = 1000;

    static Shape<CreateEnum> createEnum() {
        Field<TableName> name = Field.required("name", Shapes.tableName(), "The type, as name or schema.name.");
        Field<List<String>> values = Field.required(
                "values", Shapes.oneOrMany(Shapes.identifier(), 1, MOST_VALUES), "Its values, in their order.");
        return new ObjectShape<>("createEnum", List.of(name, values), read -> {
            OperationShapes.refuseTwice(read, values, read.get(values));
            return new CreateEnum(read.get(name), read.get(values));
        });
    }

    static Shape<AddEnumValue> addEnumValue() {
        Field<TableName> type = Field.required("type", Shapes.tableName(), "The type, as name or schema.name.");
        Field<String> value = Field.required("value", Shapes.identifier(), "The new value.");
        Field<String> before = Field.optional("before", Shapes.identifier(), "The value that it comes before.");
        Field<String> after = Field.optional("after", Shapes.identifier(), "The value that it comes after.");
        return new ObjectShape<>("addEnumValue", List.of(type, value, before, after), read -> {
            if (read.find(before).isPresent() && read.find(after).isPresent()) {
                read.refuse(after, "the value has two places", "Give before or after, or neither for the end.");
                return new AddEnumValue(read.get(type), read.get(value), Optional.empty(), Optional.empty());
            }
            return new AddEnumValue(read.get(type), read.get(value), read.find(before), read.find(after));
        });
    }

    /** Beyond it no two JSON documents mean the same number. */
    private static final long FURTHEST = (1L << 53) - 1;

    static Shape<AlterSequence> alterSequence() {
        Field<TableName> name = Field.required("name", Shapes.tableName(), "The sequence, as name or schema.name.");
        Field<AlterSequence.Type> type = Field.optional(
                "type", Shapes.word(Shapes.words(AlterSequence.Type.class)), "A wider type of its numbers.");
        Field<Long> increment =
                Field.optional("increment", Shapes.number(-FURTHEST, FURTHEST), "What is between two numbers.");
        Field<Long> minValue = Field.optional("minValue", Shapes.number(-FURTHEST, FURTHEST), "The least number.");
        Field<Long> maxValue = Field.optional("maxValue", Shapes.number(-FURTHEST, FURTHEST), "The greatest number.");
        Field<Long> cache =
                Field.optional("cache", Shapes.number(1, FURTHEST), "How many numbers a session takes at once.");
        Field<Boolean> cycle = Field.optional("cycle", Shapes.flag(), "Whether it begins anew behind the last number.");
        List<Field<?>> changes = List.of(type, increment, minValue, maxValue, cache, cycle);
        return new ObjectShape<>(
                "alterSequence", List.of(name, type, increment, minValue, maxValue, cache, cycle), read -> {
                    if (changes.stream().allMatch(it -> read.find(it).isEmpty())) {
                        read.refuse(
                                name,
                                "nothing of the sequence changes",
                                "Give one of type, increment, minValue, maxValue, cache and cycle.");
                    }
                    if (read.find(increment).filter(it -> it == 0).isPresent()) {
                        read.refuse(increment, "a sequence that does not move counts nothing", "Give another number.");
                    }
                    return new AlterSequence(
                            read.get(name),
                            read.find(type),
                            read.find(increment),
                            read.find(minValue),
                            read.find(maxValue),
                            read.find(cache),
                            read.find(cycle));
                });
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw Shapes.refused("the value is empty", "Write it, or null for the database's own.");
        }
        return text;
    }
}
