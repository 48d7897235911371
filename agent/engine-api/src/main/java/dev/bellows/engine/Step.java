package dev.bellows.engine;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import java.util.List;
import java.util.Optional;

/**
 * One unit an agent executes and journals.
 *
 * @param phase the phase it belongs to
 * @param ordinal place in that phase, from 1
 * @param title for people, in the imperative: "add twin column email_address to users"
 * @param body what is executed; exact text, nothing else is chosen at run time
 * @param lock strongest lock it takes and for how long, for people; empty when it takes none that blocks readers or writers
 * @param needsGrant whether the agent must hold a grant: irreversible steps only
 * @param reversible whether a later phase can undo it without loss
 * @param checkpoint from what a killed step goes on, for people: "cursor", "catalog", "nothing to resume"
 * @param estimatedRows rows it touches; 0 when it touches none. No part of the digest
 */
public record Step(
        Phase phase,
        int ordinal,
        String title,
        Body body,
        Optional<String> lock,
        boolean needsGrant,
        boolean reversible,
        String checkpoint,
        long estimatedRows) {

    /** Digest over phase, ordinal, title and body. */
    public Digest digest() {
        return Digest.of(phase + "\n" + ordinal + "\n" + title + "\n" + needsGrant + "\n" + body.canonical());
    }

    /** Whether nothing but the journal can say that the step was done: no probe looks for its effect. */
    public boolean journalDecides() {
        return switch (body) {
            case Body.StrongLock it -> it.doneWhen().isBlank();
            case Body.Online it -> it.doneWhen().isBlank();
            case Body.EachPart it -> it.doneWhen().isBlank();
            case Body.Rebuild it -> it.doneWhen().isBlank();
            case Body.Transaction it -> it.doneWhen().isBlank();
            case Body.BackfillRange ignored -> false;
            case Body.VerifyRange ignored -> false;
        };
    }

    /** Whether a person's word may stand for the step: it undoes or cleans up, and the catalog cannot say whether it was done. */
    public boolean takesWord() {
        return switch (phase) {
            case ROLLBACK, REVERT, CLEANUP -> journalDecides();
            case EXPAND, MIGRATE, CONTRACT -> false;
        };
    }

    /** What a step executes. */
    public sealed interface Body {
        /** Stable text of everything that is executed; part of the plan's digest. */
        String canonical();

        /** Statements or templates for people. */
        List<String> statements();

        /**
         * Statements of one short transaction under strong locks, sent as one message.
         *
         * @param relations relations to lock first, quoted and qualified, in the engine's own order
         * @param statements in order
         * @param doneWhen engine-specific probe that is true once the step is in effect
         * @param notDoneWhen probe that is true while it is not; neither means AMBIGUOUS
         * @param writeProof text that ends the same message before it commits: it writes as the application would and takes that back, and
         *     fails when the change would make the application's writes fail; empty where no application writes yet
         * @param readersGoOn whether a lock is enough that holds up writers and nobody else
         * @param writersGoOn whether one is enough that holds up other changes of the schema and nobody else. What such a step says is
         *     nothing that a version is served by
         */
        record StrongLock(
                List<String> relations,
                List<String> statements,
                String doneWhen,
                String notDoneWhen,
                String writeProof,
                boolean readersGoOn,
                boolean writersGoOn)
                implements Body {
            public StrongLock {
                relations = List.copyOf(relations);
                statements = List.copyOf(statements);
            }

            /** A step that proves no write. */
            public StrongLock(List<String> relations, List<String> statements, String doneWhen, String notDoneWhen) {
                this(relations, statements, doneWhen, notDoneWhen, "");
            }

            /** A step that nobody goes on beside. */
            public StrongLock(
                    List<String> relations,
                    List<String> statements,
                    String doneWhen,
                    String notDoneWhen,
                    String writeProof) {
                this(relations, statements, doneWhen, notDoneWhen, writeProof, false);
            }

            /** A step that no writer goes on beside. */
            public StrongLock(
                    List<String> relations,
                    List<String> statements,
                    String doneWhen,
                    String notDoneWhen,
                    String writeProof,
                    boolean readersGoOn) {
                this(relations, statements, doneWhen, notDoneWhen, writeProof, readersGoOn, false);
            }

            /** A step that readers and writers go on beside. */
            public static StrongLock besideWriters(
                    List<String> relations, List<String> statements, String doneWhen, String notDoneWhen) {
                return new StrongLock(relations, statements, doneWhen, notDoneWhen, "", true, true);
            }

            @Override
            public String canonical() {
                return "strong-lock\n" + String.join("\n", relations) + "\n;\n" + String.join("\n;\n", statements)
                        + "\n?" + doneWhen + "\n?" + notDoneWhen + (writeProof.isEmpty() ? "" : "\n!" + writeProof)
                        + (readersGoOn ? "\nreaders go on" : "")
                        + (writersGoOn ? "\nwriters go on" : "");
            }
        }

        /**
         * One statement that the database runs outside a transaction, online, with a long limit of its own.
         *
         * @param statement the statement
         * @param repair statements that remove what a killed try left behind, each run outside a transaction; may be empty
         * @param leftoverWhen probe that is true when such a leftover exists
         * @param doneWhen probe that is true once the step is in effect
         * @param subject the object that it makes, or in a phase that undoes removes, quoted and qualified: whether it is the rollout's
         *     own is then known from what was noted of it, not from its name; empty when there is none
         * @param adopts whether a subject that is there already is as good as one that was made, as IF NOT EXISTS says
         */
        record Online(
                String statement,
                List<String> repair,
                String leftoverWhen,
                String doneWhen,
                String subject,
                boolean adopts)
                implements Body {
            public Online {
                repair = List.copyOf(repair);
            }

            /** A statement without a subject of its own. */
            public Online(String statement, List<String> repair, String leftoverWhen, String doneWhen) {
                this(statement, repair, leftoverWhen, doneWhen, "", false);
            }

            /** A statement that makes or removes that very object. */
            public Online about(String itsSubject) {
                return new Online(statement, repair, leftoverWhen, doneWhen, itsSubject, adopts);
            }

            @Override
            public String canonical() {
                return "online\n" + statement + "\n!" + String.join("\n!", repair) + "\n?" + leftoverWhen + "\n?"
                        + doneWhen + (subject.isEmpty() ? "" : "\n@" + subject + (adopts ? " or any" : ""));
            }

            @Override
            public List<String> statements() {
                return List.of(statement);
            }
        }

        /**
         * Makes an object of a table that lies in parts, or takes it away: online, part by part, over the parts that are there when it runs
         * and those that come meanwhile. What a killed try left of it is found and used, or removed.
         *
         * @param table the table, quoted and qualified
         * @param subject the object, quoted and qualified: whether it is the rollout's own is known from what was noted of it, as is what was
         *     made for the parts
         * @param statement makes the object of one part, online; {@link #NAME} and {@link #PART} stand for its name and the part, once each and
         *     before anything that a person wrote. Empty where the object is taken away
         * @param whole makes the object of the table, or of a part that lies in parts itself, as a frame that those of the parts are joined
         *     to; the same two words. Where the object is taken away, the statement that does it
         * @param doneWhen probe that is true once the step is in effect
         */
        record EachPart(String table, String subject, String statement, String whole, String doneWhen) implements Body {
            /** Stands in a statement for the name of the object that it makes. */
            public static final String NAME = "<name>";

            /** Stands in a statement for the part that it makes the object of. */
            public static final String PART = "<part>";

            /** Whether the object is taken away. */
            public boolean takesAway() {
                return statement.isEmpty();
            }

            /** A statement for one part. */
            public static String of(String template, String name, String part) {
                int nameAt = template.indexOf(NAME);
                int partAt = template.indexOf(PART, nameAt);
                return template.substring(0, nameAt)
                        + name
                        + template.substring(nameAt + NAME.length(), partAt)
                        + part
                        + template.substring(partAt + PART.length());
            }

            @Override
            public String canonical() {
                return "each-part\n" + table + "\n" + statement + "\n" + whole + "\n?" + doneWhen + "\n@" + subject;
            }

            @Override
            public List<String> statements() {
                return takesAway() ? List.of(whole) : List.of(whole, statement);
            }
        }

        /**
         * Builds an object anew, online, in its place and under its name; one that lies in parts part by part, those that are there when it
         * runs. Nothing that code sees changes. How far it came is known from what was noted of the object before, and what a try that was
         * cut short left of it is found and removed.
         *
         * @param subject the object, quoted and qualified
         * @param statement builds one part anew; {@link EachPart#NAME} stands for it. Empty where nothing but what was left behind is removed
         * @param standing probe that is true while the object is the one that was planned for
         * @param doneWhen probe that is true once the step is in effect; empty where only what was noted can say so
         */
        record Rebuild(String subject, String statement, String standing, String doneWhen) implements Body {
            /** Whether nothing is built, and what was left behind goes. */
            public boolean clears() {
                return statement.isEmpty();
            }

            /** The statement for one part. */
            public String of(String part) {
                return statement.replace(EachPart.NAME, part);
            }

            @Override
            public String canonical() {
                return "rebuild\n" + statement + "\n?" + standing + "\n?" + doneWhen + "\n@" + subject;
            }

            @Override
            public List<String> statements() {
                return clears() ? List.of() : List.of(statement);
            }
        }

        /**
         * Short statements of one fenced transaction that take no strong lock.
         *
         * @param statements in order
         * @param doneWhen probe that is true once the step is in effect
         */
        record Transaction(List<String> statements, String doneWhen) implements Body {
            public Transaction {
                statements = List.copyOf(statements);
            }

            @Override
            public String canonical() {
                return "transaction\n" + String.join("\n;\n", statements) + "\n?" + doneWhen;
            }
        }

        /**
         * Batches over a table; each batch's transaction moves a journalled cursor.
         *
         * @param table quoted and qualified
         * @param keyColumns quoted columns of a unique, not nullable key; empty when there is none (then block ranges only)
         * @param set assignment list over the row, the part after SET
         * @param where rows that still need it; evaluated in the batch's own statement
         * @param care who cares for rows that move or are changed while the batches run
         * @param quiet whether the batches fire no trigger but ours
         * @param standing probe that must be true before the first batch and after the last; empty for none
         * @param neededWhen probe that is false where a later step of the phase is in effect already, so that nothing is left to fill;
         *     empty where it always is
         * @param into where the rows are copied to, in place of an assignment; empty for one that writes its own rows
         */
        record BackfillRange(
                String table,
                List<String> keyColumns,
                String set,
                String where,
                Care care,
                boolean quiet,
                String standing,
                String neededWhen,
                Optional<Copy> into)
                implements Body {
            /**
             * Another table that gets some columns of each row.
             *
             * @param table quoted and qualified
             * @param columns its columns, quoted
             * @param values columns of the row that they get, quoted, in the same order
             * @param key those of its columns by which a row that is there already is overwritten
             */
            public record Copy(String table, List<String> columns, List<String> values, List<String> key) {
                public Copy {
                    columns = List.copyOf(columns);
                    values = List.copyOf(values);
                    key = List.copyOf(key);
                }
            }

            public BackfillRange {
                keyColumns = List.copyOf(keyColumns);
            }

            /** Rows that are copied, until none is left. */
            public static BackfillRange copy(
                    String table, List<String> keyColumns, String where, String standing, Copy into) {
                return new BackfillRange(
                        table, keyColumns, "", where, Care.SWEEP, false, standing, "", Optional.of(into));
            }

            /** A fill of the table's own rows. */
            public BackfillRange(
                    String table,
                    List<String> keyColumns,
                    String set,
                    String where,
                    Care care,
                    boolean quiet,
                    String standing,
                    String neededWhen) {
                this(table, keyColumns, set, where, care, quiet, standing, neededWhen, Optional.empty());
            }

            /** A fill that is always needed. */
            public BackfillRange(
                    String table,
                    List<String> keyColumns,
                    String set,
                    String where,
                    Care care,
                    boolean quiet,
                    String standing) {
                this(table, keyColumns, set, where, care, quiet, standing, "");
            }

            /** A fill whose rows a trigger heals, written like any other UPDATE. */
            public BackfillRange(String table, List<String> keyColumns, String set, String where) {
                this(table, keyColumns, set, where, Care.TRIGGER, false, "");
            }

            /** Who cares for a row that a passing batch did not meet. */
            public enum Care {
                /** A trigger of ours: whatever writes the row makes it right. One pass is enough. */
                TRIGGER,
                /**
                 * Nobody. {@code where} must be false for a row once it is written, which every batch asserts; after the first pass the
                 * table is swept until a pass meets no row for which it is true.
                 */
                SWEEP
            }

            /** The same fill, fired quietly or not. */
            public BackfillRange withTriggers(boolean silenced, String probe) {
                return new BackfillRange(table, keyColumns, set, where, care, silenced, probe, neededWhen, into);
            }

            /** The same fill over no more rows than these. */
            public BackfillRange withWhere(String rows) {
                return new BackfillRange(table, keyColumns, set, rows, care, quiet, standing, neededWhen, into);
            }

            /** The same fill, needed only where the probe is true. */
            public BackfillRange onlyWhen(String probe) {
                return new BackfillRange(table, keyColumns, set, where, care, quiet, standing, probe, into);
            }

            /** What an older build froze has no word of care, quiet, standing or need, and keeps its digest. */
            @Override
            public String canonical() {
                String plain = "backfill\n" + table + "\n" + String.join(",", keyColumns) + "\n" + set + "\n" + where;
                String cared = care == Care.TRIGGER && !quiet && standing.isEmpty()
                        ? plain
                        : plain + "\n" + care + "\n" + quiet + "\n?" + standing;
                String needed = neededWhen.isEmpty() ? cared : cared + "\n!" + neededWhen;
                return into.map(it ->
                                needed + "\n> " + it.table() + " " + it.columns() + " " + it.values() + " " + it.key())
                        .orElse(needed);
            }

            @Override
            public List<String> statements() {
                if (into.isPresent()) {
                    return List.of("INSERT INTO " + into.get().table() + " ("
                            + String.join(", ", into.get().columns()) + ") SELECT "
                            + String.join(", ", into.get().values()) + " FROM " + table + " WHERE <range> AND "
                            + where);
                }
                return List.of("UPDATE " + table + " SET " + set + " WHERE <range> AND " + where);
            }
        }

        /**
         * Counts the rows that break a row-local invariant, chunk by chunk; done only with zero over the whole table.
         *
         * @param table quoted and qualified
         * @param keyColumns as in {@link BackfillRange}; keys of offending rows are reported by it
         * @param mismatch predicate that is true for an offending row
         * @param standing probe that must be true before, during and after (triggers enabled and unchanged)
         * @param copies for two columns that code of different versions writes: what writing an offending row again does; empty
         *     where only one value can be meant
         * @param neededWhen probe that is false where the step that it is looked for is in effect already; empty where it always is
         */
        record VerifyRange(
                String table,
                List<String> keyColumns,
                String mismatch,
                String standing,
                Optional<Copies> copies,
                String neededWhen)
                implements Body {
            /**
             * What becomes of a row whose columns differ when it is written again and neither is set.
             *
             * @param from column whose value stays, quoted
             * @param over column whose value is overwritten, quoted
             * @param toFrom SQL of what the one holds when the other one's value is the right one
             * @param toOver SQL of what the other one holds when it is not
             */
            public record Copies(String from, String over, String toFrom, String toOver) {
                /** Either holds what the other one holds. */
                public Copies(String from, String over) {
                    this(from, over, over, from);
                }
            }

            public VerifyRange {
                keyColumns = List.copyOf(keyColumns);
            }

            /** Where only one value can be meant. */
            public VerifyRange(String table, List<String> keyColumns, String mismatch, String standing) {
                this(table, keyColumns, mismatch, standing, Optional.empty(), "");
            }

            /** The same look, needed only where the probe is true. */
            public VerifyRange onlyWhen(String probe) {
                return new VerifyRange(table, keyColumns, mismatch, standing, copies, probe);
            }

            /** What an older build froze has no word of what is copied, or of need, and keeps its digest. */
            @Override
            public String canonical() {
                return "verify\n" + table + "\n" + String.join(",", keyColumns) + "\n" + mismatch + "\n?" + standing
                        + copies.map(it -> "\n" + it.over() + " := " + it.toOver()
                                        + (it.toFrom().equals(it.over())
                                                ? ""
                                                : "\n" + it.from() + " := " + it.toFrom()))
                                .orElse("")
                        + (neededWhen.isEmpty() ? "" : "\n!" + neededWhen);
            }

            @Override
            public List<String> statements() {
                return List.of("SELECT count(*) FROM " + table + " WHERE <range> AND " + mismatch);
            }
        }
    }
}
