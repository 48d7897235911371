package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a migration reads, writes and makes, found from the document alone. Confined to the reader that builds it.
 */
final class Touched {
    private final OwnNames names;

    /** Touched columns by table; tables in a stable order. */
    final SortedMap<String, TouchedTable> tables = new TreeMap<>();

    /** Tables and indexes the migration makes, as schema and name. */
    final SortedSet<String> madeTables = new TreeSet<>();

    final SortedSet<String> madeIndexes = new TreeSet<>();

    /** Indexes that tables are made with. */
    final Set<String> madeKeys = new TreeSet<>();

    /** Schemas of all its tables. */
    final SortedSet<String> schemas = new TreeSet<>();

    /** Constraints and indexes that the migration makes or drops by name. */
    final Set<String> byName = new TreeSet<>();

    /** Tables of which is asked what binds and what serves them. */
    final Set<TableName> bindings = new LinkedHashSet<>();

    /** Tables of which something is said anew. */
    final Set<TableName> described = new LinkedHashSet<>();

    /** Types of new columns, as the document writes them. */
    final SortedSet<String> types = new TreeSet<>();

    /** Those of them that take the place of another type. */
    final SortedSet<String> otherTypes = new TreeSet<>();

    static Touched by(Migration migration) {
        Touched touched = new Touched(OwnNames.of(migration));
        for (Operation operation : migration.operations()) {
            operation.effects().forEach(touched::add);
            if (operation instanceof Operation.CreateTable create) {
                NewTable made = NewTable.of(create);
                made.indexes().forEach(touched.madeKeys::add);
                made.constraints().forEach(it -> touched.byName.add(it.name()));
            }
        }
        if (!touched.bindings.isEmpty() || migration.operations().stream().anyMatch(Touched::saysMore)) {
            // What a new column is compared with is known by its printed type alone.
            touched.otherTypes.addAll(touched.types);
        }
        return touched;
    }

    /** Whether more is said of a table that is made than its columns' types and defaults. */
    private static boolean saysMore(Operation operation) {
        return operation instanceof Operation.CreateTable create
                && (!create.constraints().isEmpty()
                        || create.columns().stream()
                                .anyMatch(it -> it.generated().isPresent()
                                        || it.identity().isPresent()));
    }

    private Touched(OwnNames names) {
        this.names = names;
    }

    private void add(Effect effect) {
        switch (effect) {
            case Effect.RenamesColumn rename -> {
                TouchedTable table = table(rename.table());
                table.columns.add(rename.from());
                table.renamed.put(rename.from(), rename.to());
                rename.type().ifPresent(type -> {
                    types.add(type);
                    otherTypes.add(type);
                    table.retyped.add(rename.from());
                });
                table.hidden.put(rename.from(), names.hidden(rename.table(), rename.from()));
                table.triggers.put(rename.to(), names.trigger(rename.table(), rename.from()));
            }
            case Effect.RetypesColumn retype -> {
                TouchedTable table = table(retype.table());
                String column = retype.column();
                String next = names.next(retype.table(), column);
                table.columns.add(column);
                table.renamed.put(column, next);
                types.add(retype.type());
                otherTypes.add(retype.type());
                table.retyped.add(column);
                table.inPlace.add(column);
                table.hidden.put(column, names.hidden(retype.table(), column));
                table.triggers.put(next, names.trigger(retype.table(), column));
            }
            case Effect.ConvertsColumns convert -> {
                TouchedTable table = table(convert.table());
                table.columns.addAll(convert.from());
                table.dropped.addAll(convert.from());
                convert.from().forEach(column -> {
                    table.hidden.put(column, names.hidden(convert.table(), column));
                    table.converted.put(column, names.conversion(convert.table(), OwnNames.of(convert), "differ"));
                });
                convert.into().forEach(column -> {
                    types.add(column.type());
                    otherTypes.add(column.type());
                    table.added.add(column.name());
                    table.triggers.put(column.name(), names.trigger(convert.table(), OwnNames.of(convert)));
                });
            }
            case Effect.DropsColumn drop -> {
                TouchedTable table = table(drop.table());
                table.columns.add(drop.column());
                table.dropped.add(drop.column());
                table.hidden.put(drop.column(), names.hidden(drop.table(), drop.column()));
            }
            case Effect.DropsTable drop ->
                table(drop.table()).hiddenName = Optional.of(names.hiddenTable(drop.table()));
            case Effect.RenamesTable rename -> table(rename.table()).newName = Optional.of(rename.to());
            case Effect.AddsColumn add -> {
                TouchedTable table = table(add.table());
                String column = add.column().name();
                types.add(add.column().type());
                table.added.add(column);
                table.triggers.put(column, names.trigger(add.table(), column));
            }
            case Effect.MakesIndex make -> {
                table(make.table()).columns.addAll(make.columns());
                madeIndexes.add(key(make.table(), make.name()));
            }
            case Effect.MakesTable make -> {
                madeTables.add(key(make.table(), make.table().name()));
                schemas.add(Identifiers.schemaOf(make.table()));
                make.columns().forEach(column -> types.add(column.type()));
            }
            case Effect.WritesColumn write -> {
                table(write.table()).columns.add(write.column());
                table(write.table()).written.add(write.column());
            }
            // They are asked about by name, and none of their columns is theirs to watch.
            case Effect.Binds bind -> {
                bound(bind.table()).nullness.addAll(bind.columns());
                bind.constraint().ifPresent(byName::add);
            }
            case Effect.PointedAt pointed -> bound(pointed.table());
            case Effect.Frees free -> {
                TouchedTable table = bound(free.table());
                free.column().ifPresent(column -> table.nullness.add(column));
                free.constraint().ifPresent(byName::add);
            }
            case Effect.DropsIndex drop -> {
                bound(drop.table());
                byName.add(drop.name());
            }
            case Effect.RebuildsIndexes rebuild -> {
                table(rebuild.table());
                bindings.add(rebuild.table());
                rebuild.name().ifPresent(byName::add);
            }
            case Effect.Restates said -> {
                TouchedTable table = table(said.table());
                described.add(said.table());
                bindings.add(said.table());
                if (said.what().equals(Effect.Restates.DEFAULT)) {
                    table.defaults.addAll(said.columns());
                }
                table.identity |= said.what().equals(Effect.Restates.REPLICA_IDENTITY);
            }
            case Effect.RenamesNamed rename -> {
                bound(rename.table());
                described.add(rename.table());
                byName.add(rename.from());
                byName.add(rename.to());
            }
            case Effect.ReadsRow read -> {}
        }
    }

    private TouchedTable bound(TableName name) {
        bindings.add(name);
        TouchedTable table = table(name);
        table.bound = true;
        return table;
    }

    private TouchedTable table(TableName name) {
        schemas.add(Identifiers.schemaOf(name));
        return tables.computeIfAbsent(key(name, name.name()), k -> new TouchedTable(name, names, byName));
    }

    static String key(TableName table, String name) {
        return Identifiers.schemaOf(table) + "." + name;
    }

    /** One touched table. */
    static final class TouchedTable {
        final TableName table;
        final SortedSet<String> columns = new TreeSet<>();
        final SortedSet<String> added = new TreeSet<>();
        /** Columns a backfill sets. */
        final SortedSet<String> written = new TreeSet<>();
        /** Old name to the name of what stands beside the column. */
        final Map<String, String> renamed = new TreeMap<>();
        /** Those of them whose new name has another type. */
        final SortedSet<String> retyped = new TreeSet<>();
        /** Those of them whose new name is the old one, once the old column is hidden. */
        final SortedSet<String> inPlace = new TreeSet<>();
        /** Columns that go, without another one in their place. */
        final SortedSet<String> dropped = new TreeSet<>();
        /** Old name to the name it has while it is hidden. */
        final Map<String, String> hidden = new TreeMap<>();
        /** Columns that go for others made of them, to the function that says what they were. */
        final Map<String, String> converted = new TreeMap<>();
        /** How the migration names what it makes. */
        final OwnNames names;
        /** Constraints and indexes that the migration makes or drops by name, here or elsewhere: they come and go by our own hand. */
        final Set<String> byName;
        /** Columns that may be NULL before and not after, or the other way, by our own hand. */
        final Set<String> nullness = new TreeSet<>();
        /** Name it has while it is hidden; empty for a table that stays. */
        Optional<String> hiddenName = Optional.empty();
        /** Name it has at last, where that is another one; a view is called so until then. */
        Optional<String> newName = Optional.empty();
        /** Columns whose defaults become others by our own hand. */
        final Set<String> defaults = new TreeSet<>();
        /** Whether what tells its rows apart becomes another by our own hand. */
        boolean identity;
        /** Whether something comes to bind its rows, or goes. */
        boolean bound;
        /** New column to the trigger that proves it ours. */
        final Map<String, String> triggers = new TreeMap<>();

        /** Columns whose names go. */
        Set<String> taken() {
            Set<String> taken = new TreeSet<>(renamed.keySet());
            taken.addAll(dropped);
            return taken;
        }

        TouchedTable(TableName table, OwnNames names, Set<String> byName) {
            this.table = table;
            this.names = names;
            this.byName = byName;
        }

        /**
         * What this migration's twins of renamed columns have instead of those indexes and constraints. One of another migration is called
         * in the same way, and is none of ours.
         */
        Set<String> ownTwins(Collection<String> models) {
            Set<String> own = new TreeSet<>();
            renamed.keySet().forEach(column -> {
                own.add(names.notNullCheck(table, column));
                models.forEach(model -> own.add(names.twinIndex(table, column, model)));
                models.forEach(model -> own.add(names.backIndex(table, column, model)));
                models.forEach(model -> own.add(names.lateIndex(table, column, model)));
                models.forEach(model -> own.add(names.twinConstraint(table, column, model)));
                models.forEach(model -> own.add(names.backConstraint(table, column, model)));
                models.forEach(model -> own.add(names.twinStatistics(table, column, model)));
            });
            converted.keySet().forEach(column -> own.add(names.notNullCheck(table, column)));
            return own;
        }

        /**
         * The server's text of an expression over the row with the document's names of renamed columns, hidden or not, written one way
         * whatever the server needs; as it is where names do not say what it reads.
         */
        String shownExpression(String expression) {
            if (expression.isEmpty() || hidden.isEmpty()) {
                return expression;
            }
            Map<String, String> names = new TreeMap<>();
            hidden.forEach((shown, name) -> {
                names.put(name, shown);
                names.put(shown, shown);
            });
            return WrittenExpression.of(expression).renamed(names).orElse(expression);
        }

        /** The document's name of a column that may be hidden. */
        String shown(String catalogName) {
            return hidden.entrySet().stream()
                    .filter(e -> e.getValue().equals(catalogName))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(catalogName);
        }
    }
}
