package dev.bellows.server.migrations;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a migration reads or writes, as far as its document says without looking into SQL: columns where it names them, whole tables
 * where an expression may read any column, everything where a person wrote statements. Two migrations may be in flight together only
 * when these are disjoint. Pure.
 *
 * @param everything whether nothing can be ruled out
 * @param tables whole tables
 * @param columns {@code table.column}
 */
public record Touches(boolean everything, SortedSet<String> tables, SortedSet<String> columns) {
    public Touches {
        tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
        columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }

    /** What the migration touches. */
    public static Touches of(Migration migration) {
        TreeSet<String> tables = new TreeSet<>();
        TreeSet<String> columns = new TreeSet<>();
        boolean everything = false;
        for (Operation operation : migration.operations()) {
            switch (operation) {
                case Operation.CreateTable create -> tables.add(name(create.table()));
                case Operation.AddColumn add -> {
                    columns.add(name(add.table()) + "." + add.column().name());
                    if (add.up().isPresent()) {
                        tables.add(name(add.table()));
                    }
                }
                case Operation.RenameColumn rename -> {
                    columns.add(name(rename.table()) + "." + rename.from());
                    columns.add(name(rename.table()) + "." + rename.to());
                }
                case Operation.CreateIndex index -> {
                    index.columns().forEach(column -> columns.add(name(index.table()) + "." + column));
                    if (index.where().isPresent()) {
                        tables.add(name(index.table()));
                    }
                }
                // An assignment's expression and the predicate may read any column of the row.
                case Operation.Backfill backfill -> tables.add(name(backfill.table()));
                case Operation.Sql _ -> everything = true;
            }
        }
        return new Touches(everything, tables, columns);
    }

    private static String name(Operation.TableName table) {
        return table.schema().orElse("public") + "." + table.name();
    }

    /** What both touch, for people; empty when they are disjoint. */
    public Optional<String> overlap(Touches other) {
        if (everything || other.everything) {
            return Optional.of("statements written by hand, which may touch anything");
        }
        for (String table : tables) {
            if (other.tables.contains(table)) {
                return Optional.of("table " + table);
            }
        }
        for (String column : columns) {
            if (other.columns.contains(column)) {
                return Optional.of("column " + column);
            }
        }
        return tableHit(tables, other.columns).or(() -> tableHit(other.tables, columns));
    }

    private static Optional<String> tableHit(SortedSet<String> tables, SortedSet<String> columns) {
        return columns.stream()
                .filter(column -> tables.contains(column.substring(0, column.lastIndexOf('.'))))
                .findFirst()
                .map(column -> "column " + column);
    }
}
