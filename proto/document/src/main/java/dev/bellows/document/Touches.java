package dev.bellows.document;

import dev.bellows.document.Operation.DropConstraint;
import dev.bellows.document.Operation.DropTable;
import dev.bellows.document.Operation.RenameTable;
import dev.bellows.document.Operation.Sql;
import dev.bellows.document.Operation.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a migration reads or writes, for the rule that migrations in flight together are disjoint. Errs on the side of overlap: an
 * SQL expression may read any column of its row, and statements a person wrote may touch anything.
 *
 * @param places tables and columns, in the order met
 * @param everything whether nothing can be ruled out
 */
public record Touches(List<Place> places, boolean everything) {

    public Touches {
        places = List.copyOf(places);
    }

    /**
     * A column, or a whole table.
     *
     * @param table the table; without a schema it may be any table of that name
     * @param column empty for the whole table
     */
    public record Place(TableName table, Optional<String> column) {
        boolean meets(Place other) {
            boolean sameTable = table.name().equals(other.table.name())
                    && (table.schema().isEmpty()
                            || other.table.schema().isEmpty()
                            || table.schema().equals(other.table.schema()));
            return sameTable && (column.isEmpty() || other.column.isEmpty() || column.equals(other.column));
        }

        @Override
        public String toString() {
            return table + column.map(name -> "." + name).orElse("");
        }
    }

    /** What the migration's operations touch. */
    public static Touches of(Migration migration) {
        List<Place> places = new ArrayList<>();
        boolean everything = false;
        for (Operation operation : migration.operations()) {
            places.addAll(places(operation));
            // What has only a name may be a foreign key, whose other end is anywhere; those of a table that goes, or
            // gets another name, have theirs anywhere too.
            everything |= operation instanceof Sql
                    || operation instanceof DropTable
                    || operation instanceof RenameTable
                    || (operation instanceof DropConstraint drop && drop.name().isPresent());
        }
        return new Touches(places, everything);
    }

    /** Whether the two may not be in flight together. */
    public boolean overlaps(Touches other) {
        return everything || other.everything || meets(other);
    }

    /**
     * Why the two may not be in flight together, for people: what both are known to touch, else what nobody knows of one of them.
     *
     * @param us what we are called
     * @param them what the other is called
     * @return the end of a sentence; empty where they may
     */
    public Optional<String> meeting(String us, Touches other, String them) {
        Optional<Place> both = places.stream().filter(other.places::contains).findFirst();
        if (both.isPresent() && both.get().column().isPresent()) {
            return both.map(place -> "both touch " + place);
        }
        if (everything || other.everything) {
            return Optional.of(
                    "of a statement written by hand, or a constraint or a table that is dropped or renamed, in "
                            + (other.everything ? them : us) + " nobody knows what it touches");
        }
        for (Place ours : places) {
            for (Place theirs : other.places) {
                if (ours.meets(theirs)) {
                    return Optional.of(meeting(us, ours, them, theirs));
                }
            }
        }
        return Optional.empty();
    }

    private static String meeting(String us, Place ours, String them, Place theirs) {
        String any = " may touch any column of ";
        if (ours.column.isEmpty()) {
            return theirs.column.isEmpty()
                    ? "each" + any + ours
                    : us + any + ours + ", and " + them + " touches " + theirs;
        }
        return theirs.column.isEmpty()
                ? them + any + theirs + ", and " + us + " touches " + ours
                : "both touch " + ours;
    }

    private boolean meets(Touches other) {
        return places.stream().anyMatch(place -> other.places.stream().anyMatch(place::meets));
    }

    private static List<Place> places(Operation operation) {
        List<Place> whole = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Effect effect : operation.effects()) {
            TableName table = effect.table();
            switch (effect) {
                case Effect.MakesTable made -> whole.add(whole(table));
                case Effect.DropsTable dropped -> whole.add(whole(table));
                case Effect.RenamesTable renamed -> {
                    whole.add(whole(table));
                    whole.add(whole(renamed.called()));
                }
                case Effect.ReadsRow read -> whole.add(whole(table));
                case Effect.AddsColumn added ->
                    places.addAll(columns(table, List.of(added.column().name())));
                case Effect.RenamesColumn renamed ->
                    places.addAll(columns(table, List.of(renamed.from(), renamed.to())));
                case Effect.RetypesColumn retyped -> places.addAll(columns(table, List.of(retyped.column())));
                case Effect.ConvertsColumns converted -> {
                    places.addAll(columns(table, converted.from()));
                    places.addAll(columns(
                            table,
                            converted.into().stream()
                                    .map(Operation.ColumnDefinition::name)
                                    .toList()));
                }
                case Effect.DropsColumn dropped -> places.addAll(columns(table, List.of(dropped.column())));
                case Effect.MakesIndex index -> places.addAll(columns(table, index.columns()));
                case Effect.Binds bound -> places.addAll(columns(table, bound.columns()));
                case Effect.PointedAt pointed -> places.addAll(columns(table, pointed.columns()));
                case Effect.Frees freed ->
                    freed.column()
                            .ifPresentOrElse(
                                    column -> places.addAll(columns(table, List.of(column))),
                                    () -> whole.add(whole(table)));
                case Effect.DropsIndex dropped -> whole.add(whole(table));
                case Effect.RebuildsIndexes rebuilt -> whole.add(whole(table));
                case Effect.WritesColumn written -> places.addAll(columns(table, List.of(written.column())));
                case Effect.RenamesNamed renamed -> whole.add(whole(table));
                case Effect.Restates said -> {
                    if (!said.named().isEmpty()) {
                        whole.add(whole(table));
                    }
                    // No column is called so, and what is said of a table as a whole meets nothing but itself.
                    places.addAll(columns(table, said.columns().isEmpty() ? List.of(said.what()) : said.columns()));
                }
            }
        }
        // What is of another table stays beside it.
        places.removeIf(place -> whole.stream().anyMatch(it -> it.table().equals(place.table())));
        whole.addAll(places);
        return whole;
    }

    private static Place whole(TableName table) {
        return new Place(table, Optional.empty());
    }

    private static List<Place> columns(TableName table, List<String> names) {
        return names.stream().map(name -> new Place(table, Optional.of(name))).toList();
    }
}
