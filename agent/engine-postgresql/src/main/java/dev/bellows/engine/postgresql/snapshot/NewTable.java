package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Constraint;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.NamedConstraint;
import dev.bellows.document.NewColumn;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.AddConstraint;
import dev.bellows.document.Operation.CreateTable;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.DefaultNames;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table that a migration makes. Each of its constraints has a name: the document's, else the one that PostgreSQL would give, so that whoever
 * plans knows it before it is there. Pure.
 *
 * @param create the operation
 * @param constraints its constraints but for the primary key, in the document's order
 */
public record NewTable(CreateTable create, List<Named> constraints) {
    /** Types that say NOT NULL too. */
    private static final Pattern COUNTING = Pattern.compile("(?i)(?:small|big)?serial|serial[248]");

    public NewTable {
        constraints = List.copyOf(constraints);
    }

    /**
     * One of its constraints.
     *
     * @param name what it is called
     * @param given whether the document says so
     * @param constraint what rows must keep
     */
    public record Named(String name, boolean given, Constraint constraint) {}

    public static NewTable of(CreateTable create) {
        Set<String> taken = new HashSet<>();
        create.constraints().forEach(it -> it.name().ifPresent(taken::add));
        if (!create.primaryKey().isEmpty()) {
            taken.add(keyName(create));
        }
        List<Named> named = new ArrayList<>();
        for (NamedConstraint it : create.constraints()) {
            String name = it.name().orElseGet(() -> named(create, it.constraint(), taken));
            taken.add(name);
            named.add(new Named(name, it.name().isPresent(), it.constraint()));
        }
        return new NewTable(create, named);
    }

    private static String named(CreateTable create, Constraint constraint, Set<String> taken) {
        String table = create.table().name();
        return switch (constraint) {
            case Constraint.Unique it -> DefaultNames.of(table, it.columns(), "key", taken);
            case Constraint.PrimaryKey it -> DefaultNames.of(table, List.of(), "pkey", taken);
            case Constraint.ForeignKey it -> DefaultNames.of(table, it.columns(), "fkey", taken);
            case Constraint.Check it -> DefaultNames.of(table, alone(create, it), "check", taken);
            case Constraint.NotNull it -> DefaultNames.of(table, it.columns(), "not_null", taken);
        };
    }

    /** A CHECK is called by the column that it reads, where that is one alone. */
    private static List<String> alone(CreateTable create, Constraint.Check check) {
        WrittenExpression written = WrittenExpression.of(check.expression());
        List<String> read = create.columns().stream()
                .map(NewColumn::name)
                .filter(column -> written.reads(create.table().name(), column))
                .toList();
        return read.size() == 1 ? read : List.of();
    }

    /** Name of its primary key, where it has one. */
    public String keyName() {
        return keyName(create);
    }

    private static String keyName(CreateTable create) {
        return DefaultNames.of(create.table().name(), List.of(), "pkey", Set.of());
    }

    /** Its table's name. */
    public TableName table() {
        return create.table();
    }

    /** The column, when it has one of that name. */
    public Optional<NewColumn> column(String name) {
        return create.columns().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Whether the column is never NULL. */
    public boolean isNotNull(String column) {
        return create.primaryKey().contains(column)
                || column(column)
                        .filter(it -> !it.definition().nullable()
                                || it.identity().isPresent()
                                || COUNTING.matcher(it.type()).matches())
                        .isPresent();
    }

    /** Whether a foreign key may point at these columns. */
    public boolean isKey(List<String> columns) {
        return keys().anyMatch(it -> it.size() == columns.size() && new HashSet<>(it).equals(new HashSet<>(columns)));
    }

    /** Columns of the indexes that it is made with. */
    public Stream<List<String>> keys() {
        return Stream.concat(
                Stream.of(create.primaryKey()).filter(it -> !it.isEmpty()),
                constraints.stream()
                        .map(Named::constraint)
                        .filter(Constraint.Unique.class::isInstance)
                        .map(Constraint::columns));
    }

    /** Names of indexes that it is made with and that have to be free, as {@code schema.name}; PostgreSQL finds one for the primary key. */
    public Stream<String> indexes() {
        return constraints.stream()
                .filter(it -> it.constraint() instanceof Constraint.Unique)
                .map(it -> Identifiers.schemaOf(table()) + "." + it.name());
    }

    /** The table of that name that a migration makes with all its columns; empty for none. */
    public static Optional<NewTable> of(Migration migration, TableName name) {
        return migration.operations().stream()
                .filter(CreateTable.class::isInstance)
                .map(CreateTable.class::cast)
                .filter(it -> isSame(it.table(), name))
                .findFirst()
                .map(NewTable::of);
    }

    /** Whether a migration makes the table, in whichever way. */
    static boolean isMade(Migration migration, TableName name) {
        return migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .anyMatch(effect -> effect instanceof Effect.MakesTable made && isSame(made.table(), name));
    }

    /** Foreign keys to tables that the migration does not make, each as what adds it: they bind at the contract like all that bind. */
    public Stream<AddConstraint> atContract(Migration migration) {
        return constraints.stream()
                .filter(it -> it.constraint() instanceof Constraint.ForeignKey key && !isMade(migration, key.table()))
                .map(it -> new AddConstraint(table(), Optional.of(it.name()), it.constraint()));
    }

    /** Foreign keys to tables that the migration makes, itself among them. */
    public List<Named> withTheTable(Migration migration) {
        return constraints.stream()
                .filter(it -> it.constraint() instanceof Constraint.ForeignKey key && isMade(migration, key.table()))
                .toList();
    }

    /** Everything that a migration adds by name: constraints by themselves, and foreign keys of tables that it makes. */
    static Stream<AddConstraint> added(Migration migration) {
        return migration.operations().stream().flatMap(operation -> added(migration, operation));
    }

    private static Stream<AddConstraint> added(Migration migration, Operation operation) {
        return operation instanceof AddConstraint add
                ? Stream.of(add)
                : operation instanceof CreateTable create ? of(create).atContract(migration) : Stream.of();
    }

    private static boolean isSame(TableName one, TableName other) {
        return Identifiers.schemaOf(one).equals(Identifiers.schemaOf(other))
                && one.name().equals(other.name());
    }
}
