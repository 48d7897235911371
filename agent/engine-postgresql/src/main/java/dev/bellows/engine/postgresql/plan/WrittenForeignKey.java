package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.document.Constraint;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A foreign key of a document as PostgreSQL writes one, and what it is known by. */
record WrittenForeignKey(Constraint.ForeignKey key) {
    /** Types whose values are compared by one operator that every one of them has an index for. */
    private static final List<Set<String>> FAMILIES =
            List.of(Set.of("smallint", "integer", "bigint"), Set.of("text", "character varying"));

    /** Whether a value of the one is compared with one of the other as an index of either does; types without their modifiers. */
    static boolean compares(String one, String other) {
        return one.equals(other)
                || FAMILIES.stream().anyMatch(family -> family.contains(one) && family.contains(other));
    }

    /** The other table, quoted and qualified. */
    String other() {
        return qualified(Identifiers.schemaOf(key.table()), key.table().name());
    }

    /** What stands behind its name where it is made. */
    String definition() {
        return "FOREIGN KEY (" + Identifiers.list(key.columns()) + ") REFERENCES " + other() + " ("
                + Identifiers.list(key.to()) + ") ON UPDATE " + sql(key.onUpdate()) + " ON DELETE "
                + sql(key.onDelete());
    }

    /** Probe's condition that is true of it and of no other constraint of that name. */
    String isIt(String schema, String table, String name) {
        return Probe.constraintIs(
                schema,
                table,
                name,
                'f',
                key.columns(),
                other(),
                key.to(),
                " AND k.confdeltype = '" + letter(key.onDelete()) + "' AND k.confupdtype = '" + letter(key.onUpdate())
                        + "' AND k.confmatchtype = 's'");
    }

    /** Whether an action gives its columns no value. */
    boolean empties() {
        return actions().anyMatch(Constraint.Action.SET_NULL::equals);
    }

    /** Whether an action writes its columns. */
    boolean writes() {
        return empties()
                || key.onUpdate() == Constraint.Action.CASCADE
                || actions().anyMatch(Constraint.Action.SET_DEFAULT::equals);
    }

    private Stream<Constraint.Action> actions() {
        return Stream.of(key.onDelete(), key.onUpdate());
    }

    /** As {@code pg_constraint} has it. */
    private static char letter(Constraint.Action action) {
        return switch (action) {
            case NO_ACTION -> 'a';
            case RESTRICT -> 'r';
            case CASCADE -> 'c';
            case SET_NULL -> 'n';
            case SET_DEFAULT -> 'd';
        };
    }

    private static String sql(Constraint.Action action) {
        return action.name().replace('_', ' ');
    }
}
