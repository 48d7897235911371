package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.Phase;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.verify.OutOfStep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a rollback finds of what its rollout made. A column that is gone, or that a person made under the name of one that is gone, is
 * left alone, and the rest is undone all the same. One that a person renamed is still ours, holds values, and may be NOT NULL without
 * its trigger: that is theirs to say. So is one that nobody can tell from ours, because the database is a copy that a dump made, and one
 * that old code could not insert beside any more.
 *
 * @param statements the step's own without those that would drop such a column
 * @param toSay for people, columns that only they can say what to do with; nothing is undone before
 */
record Remains(List<String> statements, List<String> toSay) {
    private static final Pattern DROP =
            Pattern.compile("ALTER TABLE (.+) DROP COLUMN IF EXISTS (\"(?:[^\"]|\"\")+\")", Pattern.DOTALL);

    Remains {
        statements = List.copyOf(statements);
        toSay = List.copyOf(toSay);
    }

    /** Looks; a step of another phase is left as it is, and so are plans of older builds and statements that a person wrote. */
    static Remains of(StepRun run, Step.Body.StrongLock body) throws SQLException {
        if (run.order().step().phase() != Phase.ROLLBACK) {
            return new Remains(body.statements(), List.of());
        }
        List<String> statements = new ArrayList<>();
        List<String> toSay = new ArrayList<>();
        for (String statement : body.statements()) {
            Matcher drop = DROP.matcher(statement);
            if (!drop.matches() || !body.relations().contains(drop.group(1))) {
                statements.add(statement);
                continue;
            }
            String column = Identifiers.unquoted(drop.group(2));
            Optional<String> now = Made.nowCalled(run, drop.group(1), column);
            if (now.filter(column::equals).isPresent()) {
                statements.add(statement);
            } else {
                now.ifPresent(name -> toSay.add(OutOfStep.renamed(drop.group(1), column, name)));
                if (now.isEmpty()) {
                    namesake(run, body, drop.group(1), column).ifPresent(toSay::add);
                }
            }
        }
        return new Remains(statements, toSay);
    }

    private static Optional<String> namesake(StepRun run, Step.Body.StrongLock body, String table, String column)
            throws SQLException {
        Optional<Made.Namesake> there = Made.namesake(run, table, column);
        if (there.isEmpty() || !(there.get().elsewhere() || there.get().needed())) {
            return Optional.empty();
        }
        String it = "column " + Sql.identifier(column) + " of " + table;
        return Optional.of(
                there.get().elsewhere()
                        ? it
                                + " cannot be told from one of ours: this rollout added one to a table with another identity, as after a"
                                + " restore from a dump. Where it is ours: BEGIN; "
                                + typed(body) + "; COMMIT"
                        : it
                                + " is somebody's own, must not be NULL and has no default: without our trigger old code could insert"
                                + " nothing. ALTER TABLE " + table + " ALTER COLUMN " + Sql.identifier(column)
                                + " DROP NOT NULL");
    }

    /** What a person types instead of the step, who is the owner anyway. */
    private static String typed(Step.Body.StrongLock body) {
        return body.statements().stream()
                .filter(statement -> statement.startsWith("DROP ") || statement.startsWith("ALTER "))
                .collect(Collectors.joining("; "));
    }
}
