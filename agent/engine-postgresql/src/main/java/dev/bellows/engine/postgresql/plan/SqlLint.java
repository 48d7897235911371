package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement of an sql operation must not do, recognised by its words; what is not recognised is not harmless. A reason continues "The statement '…' (phase)". */
final class SqlLint {
    /**
     * One hazard.
     *
     * @param pattern found in the normalised words
     * @param unless exempts when found too; empty for no exemption
     * @param early whether only phases before the Narrowing forbid it
     * @param why the reason and the way out
     */
    private record Rule(String pattern, String unless, boolean early, String why) {}

    private static final String ADD_CHECK_OR_KEY = "^alter table .*\\badd (constraint \\S+ )?(check|foreign key)\\b";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "^create (unique )?index\\b",
                    "^create (unique )?index concurrently\\b",
                    false,
                    "blocks writers while it builds. Use the operation createIndex, or CREATE INDEX CONCURRENTLY."),
            new Rule(
                    "^create unique index\\b",
                    "",
                    true,
                    "refuses duplicates of old code as soon as it is begun. Use the operation createIndex with unique, or put it into"
                            + " contract."),
            new Rule(
                    "^drop index concurrently\\b",
                    "",
                    true,
                    "takes an index away from old code. Put it into contract or cleanup."),
            new Rule("^revoke\\b", "", true, "takes a right away from old code. Put it into contract or cleanup."),
            new Rule(
                    "^alter table .*\\balter (column )?\\S+ (set|drop) default\\b",
                    "",
                    true,
                    "changes what old code writes. Put it into contract."),
            new Rule("\\balter system\\b", "", false, "changes the whole server."),
            new Rule(
                    "^(drop index|reindex)\\b",
                    "^drop index concurrently\\b|^reindex .*\\bconcurrently\\b",
                    false,
                    "blocks readers or writers. Add CONCURRENTLY."),
            new Rule(
                    "^alter table .*\\balter (column )?\\S+ (set data )?type\\b",
                    "",
                    false,
                    "can rewrite the table under its strongest lock. Add a column of the new type and backfill it."),
            new Rule(
                    ADD_CHECK_OR_KEY,
                    "\\bnot valid\\b",
                    false,
                    "scans the table under a strong lock. Add it NOT VALID and validate it in a later statement."),
            new Rule(ADD_CHECK_OR_KEY, "", true, "binds old code's writes at once. Put it into contract."),
            new Rule(
                    "^alter table .*\\badd (constraint \\S+ )?(unique|primary key)\\b",
                    "\\busing index\\b",
                    false,
                    "builds an index under the strongest lock. Build it with createIndex and add it USING INDEX."),
            new Rule(
                    "^alter table .*\\badd (constraint \\S+ )?exclude\\b",
                    "",
                    false,
                    "builds an index under the strongest lock; there is no online way."),
            new Rule(
                    "\\bset not null\\b",
                    "",
                    false,
                    "scans the table under its strongest lock. Add and validate a CHECK … IS NOT NULL first."),
            new Rule(
                    "\\badd column\\b.*\\b(serial|bigserial|smallserial|generated)\\b",
                    "",
                    false,
                    "rewrites the table under its strongest lock. Use the operation addColumn."),
            new Rule(
                    "\\badd (column )?.*\\bdefault [a-z_][a-z0-9_.]*\\(",
                    "\\bdefault now\\(\\)",
                    false,
                    "may rewrite the table for a volatile default. Use the operation addColumn."),
            new Rule(
                    "\\badd column\\b.*\\bnot null\\b",
                    "\\bdefault\\b",
                    false,
                    "refuses every row of old code. Use the operation addColumn with a default."),
            new Rule(
                    "\\badd column\\b.*\\breferences\\b",
                    "",
                    false,
                    "adds a foreign key that locks both tables. Add it NOT VALID in a statement of its own."),
            new Rule(
                    "^(drop (table|view|materialized view|schema|type|function|sequence|trigger|column)|truncate)\\b",
                    "",
                    true,
                    "takes away what old code may need. Put it into contract or cleanup."),
            new Rule(
                    "^alter table .*\\bdrop (?!default|not null|expression|identity)",
                    "",
                    true,
                    "takes away what old code may need. Put it into contract or cleanup."),
            new Rule(
                    "^alter\\b.*\\brename\\b",
                    "",
                    true,
                    "takes a name away from old code. Use the operation renameColumn, or put it into contract."),
            new Rule("\\bcascade\\b", "", false, "drops more than it names. Name every object."),
            new Rule(
                    "^(lock|cluster|vacuum full)\\b|^vacuum \\(.*\\bfull\\b",
                    "",
                    false,
                    "holds a strong lock for long."),
            new Rule(
                    "\\bset (un)?logged\\b|\\bset tablespace\\b",
                    "",
                    false,
                    "rewrites the table under its strongest lock."),
            new Rule(
                    "^refresh materialized view\\b",
                    "\\bconcurrently\\b",
                    false,
                    "blocks its readers. Add CONCURRENTLY."),
            new Rule(
                    "^(update|delete|merge)\\b",
                    "",
                    false,
                    "changes rows in one transaction. Use the operation backfill."),
            new Rule("^(do|call)\\b", "", false, "runs code that nobody here can read."));

    private SqlLint() {}

    private static final Set<String> OF_THE_SESSION = Set.of(
            "abort",
            "begin",
            "checkpoint",
            "close",
            "commit",
            "copy",
            "deallocate",
            "declare",
            "discard",
            "end",
            "execute",
            "fetch",
            "listen",
            "load",
            "move",
            "prepare",
            "release",
            "reset",
            "rollback",
            "savepoint",
            "set",
            "show",
            "start",
            "unlisten");

    /**
     * What not even {@code allowUnsafe} permits: it would break the executor's own transaction. Whether the text is one statement, the
     * server's parser has said before.
     */
    static Optional<String> forbidden(SqlText text) {
        if (text.words().isEmpty()) {
            return Optional.of("is empty.");
        }
        if (OF_THE_SESSION.contains(text.firstWord())) {
            return Optional.of("changes the transaction or the session it runs in, which belong to Bellows.");
        }
        if (KnownStatements.builtIndex(text).filter(it -> it.name().isEmpty()).isPresent()) {
            return Optional.of(
                    "builds an index without a name of its own: what a build that fails leaves behind could not be found"
                            + " again. Name it.");
        }
        return Optional.empty();
    }

    /** Every reason for which the statement is unsafe in that phase. */
    static List<String> unsafe(SqlText text, Phase phase) {
        boolean early = phase == Phase.EXPAND || phase == Phase.MIGRATE;
        List<String> reasons = new ArrayList<>();
        for (Rule rule : RULES) {
            boolean exempt = !rule.unless().isEmpty() && text.has(rule.unless());
            if ((early || !rule.early()) && text.has(rule.pattern()) && !exempt) {
                reasons.add(rule.why());
            }
        }
        if (reasons.isEmpty() && !KnownStatements.has(text)) {
            reasons.add(
                    "is none of the forms that Bellows understands fully, so what it locks, and for how long, is not known.");
        }
        return reasons;
    }

    /** Why a down statement could fail where its up never ran. */
    static Optional<String> mindsAbsence(SqlText text) {
        return text.has("\\bdrop (?!default|not null|expression|identity)") && !text.has("\\bif exists\\b")
                ? Optional.of("fails where there is nothing to undo. Write DROP … IF EXISTS.")
                : Optional.empty();
    }
}
