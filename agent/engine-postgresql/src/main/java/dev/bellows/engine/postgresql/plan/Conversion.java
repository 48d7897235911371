package dev.bellows.engine.postgresql.plan;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/** How the values of a column and of its counterpart go over into each other, and when a row's two values belong together. */
sealed interface Conversion permits KeptValues, WrittenValues {
    /** The column. */
    Column column();

    /** What stands beside it, under its own name and with its own type. */
    Column counterpart();

    /** Whether that type is another one, or holds other values. */
    boolean retyped();

    /** Whether every value of the counterpart has one of the column too. */
    boolean total();

    /** Whether the two hold numbers of different types, which are the same when they are equal, however many zeros they end with. */
    boolean numbers();

    /** SQL of the counterpart's value for an expression of the column's type; it may raise. */
    String toCounterpart(String ofColumn);

    /** SQL of the column's value for an expression of the counterpart's type; it may raise. */
    String toColumn(String ofCounterpart);

    /** SQL that is true when a row's value of the counterpart does not belong to that of the column, while both live. */
    String differ(String ofCounterpart, String ofColumn);

    /** The same while the column is hidden, and nobody writes it. */
    String differBack(String ofColumn, String ofCounterpart);

    /** The same with what a cleanup compares, before the hidden column goes. */
    default String hiddenDiffers(String ofCounterpart, String ofHidden) {
        return differ(ofCounterpart, ofHidden);
    }

    /** SQL that is true when two expressions of the counterpart's type are not the same. */
    String counterpartsDiffer(String left, String right);

    /** SQL that is true where a value of the counterpart has none that fits the hidden column, which does not hold one; it never raises. */
    String misses(String ofCounterpart, String ofColumn);

    /** The default that both share while both live: one that is the same at every look within a transaction. */
    Optional<String> sharedDefault();

    /** The default that the counterpart has once the column is hidden; empty for none. */
    String counterpartsDefault();

    /** Probe: the counterpart is there under that name. */
    String counterpartIs(Table table, String name);

    /** CHECKs that leave the column when it is hidden, and come back with it. */
    List<String> movedChecks();

    /** Functions that the comparisons call, made with the counterpart and dropped with it. */
    List<RowFunction> functions();
}
