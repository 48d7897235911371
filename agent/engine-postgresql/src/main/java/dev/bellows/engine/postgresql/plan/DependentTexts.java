package dev.bellows.engine.postgresql.plan;

import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Dependent;

/** Why each kind of dependent object stands in the way of a twin, and what to do about it. */
final class DependentTexts {
    private DependentTexts() {}

    /** The same for a column that goes, and its successor does not come. */
    static String ofDropped(Dependent dependent, String column) {
        String who = dependent.identity();
        String first = "; a column with that on it cannot be dropped. ";
        return switch (dependent.kind()) {
            case "view" -> "View " + who + " reads " + column + first + "Let the view do without it first.";
            case Dependent.MATERIALIZED_VIEW ->
                "Materialized view " + who + " reads " + column + first + "Let the view do without it first.";
            case "rule" -> "Rule " + who + " uses " + column + first + "Let the rule do without it first.";
            case "policy" ->
                "Row security policy " + who + " uses " + column + first + "Let the policy do without it first.";
            case "publication relation", "publication" ->
                "A publication's column list or row filter (" + who + ") uses " + column + first
                        + "Publish without it first: ALTER PUBLICATION … SET TABLE ….";
            case "statistics object" ->
                "Extended statistics " + who + " use " + column + first + "Drop them first: DROP STATISTICS ….";
            case "generated column", "table column" ->
                "A generated column (" + who + ") is computed from " + column + first
                        + "Drop that one before, or make it an ordinary column.";
            case "trigger" ->
                "Trigger " + who + " names " + column + " in UPDATE OF or WHEN" + first
                        + "Let the trigger do without it first.";
            case "sequence" ->
                "Sequence " + who + " is owned by " + column
                        + " and would be dropped with it. Detach it first: ALTER SEQUENCE … OWNED BY NONE.";
            case "unproven not null" ->
                "Constraint " + who + " forbids NULL in " + column
                        + " and is NOT VALID: a row with NULL that is there already cannot be changed any more. Prove it first:"
                        + " ALTER TABLE … VALIDATE CONSTRAINT …; or drop it.";
            default ->
                "The " + dependent.kind() + " " + who + " depends on " + column + first
                        + "Remove the dependency first.";
        };
    }

    static String of(Dependent dependent, String column, String change) {
        String who = dependent.identity();
        return switch (dependent.kind()) {
            case "view" ->
                "View " + who + " reads " + column
                        + ": it would keep reading the hidden column, and drop would fail."
                        + " Drop the view and make it again on the new column after the " + change + ".";
            case Dependent.MATERIALIZED_VIEW ->
                "Materialized view " + who + " reads " + column
                        + ": it would keep reading the hidden column, and drop would fail."
                        + " Drop the materialized view and make it again on the new column after the " + change + ".";
            case "rule" ->
                "Rule " + who + " uses " + column
                        + ": it would keep using the hidden column, and drop would fail."
                        + " Drop the rule and make it again on the new column after the " + change + ".";
            case "policy" ->
                "Row security policy " + who + " uses " + column
                        + "; it would keep judging by the hidden column. Change the policy first.";
            case "publication relation", "publication" ->
                "A publication's column list or row filter (" + who + ") uses " + column
                        + "; drop would fail. Publish the whole table first: ALTER PUBLICATION … SET TABLE ….";
            case "generated column", "table column" ->
                "A generated column (" + who + ") is computed from " + column
                        + "; drop would fail. Make it an ordinary column first.";
            case "trigger" ->
                "Trigger " + who + " names " + column
                        + " in UPDATE OF or WHEN; writes of new code would not fire it. Make it fire on every UPDATE first.";
            case "sequence" ->
                "Sequence " + who + " is owned by " + column
                        + " and would be dropped with it. Detach it first: ALTER SEQUENCE … OWNED BY NONE.";
            case Dependent.USER_OF_IDENTITY ->
                who + " uses the sequence of the identity " + column
                        + ", which another one takes the place of. Give it a sequence of its own first.";
            case "unproven not null" ->
                "Constraint " + who + " forbids NULL in " + column
                        + " and is NOT VALID, which Bellows does not copy. Prove it first: ALTER TABLE … VALIDATE CONSTRAINT …; or drop it.";
            default ->
                "The " + dependent.kind() + " " + who + " depends on " + column
                        + ", and Bellows does not know how to carry it to a twin. Remove the dependency first.";
        };
    }
}
