package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.Phase;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.verify.OutOfStep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rollback finds of what its rollout made. A column that is gone, or that a person made under the name of one that is gone, is
 * left alone, and the rest is undone all the same. One that a person renamed is still ours, holds values, and may be NOT NULL without
 * its trigger: that is theirs to say.
 *
 * @param statements the step's own without those that would drop such a column
 * @param renamed for people, columns of ours that have another name now
 */
record Remains(List<String> statements, List<String> renamed) {
    private static final Pattern DROP =
            Pattern.compile("ALTER TABLE (.+) DROP COLUMN IF EXISTS (\"(?:[^\"]|\"\")+\")", Pattern.DOTALL);

    Remains {
        statements = List.copyOf(statements);
        renamed = List.copyOf(renamed);
    }

    /** Looks; a step of another phase is left as it is, and so are plans of older builds and statements that a person wrote. */
    static Remains of(StepRun run, Step.Body.StrongLock body) throws SQLException {
        if (run.order().step().phase() != Phase.ROLLBACK) {
            return new Remains(body.statements(), List.of());
        }
        List<String> statements = new ArrayList<>();
        List<String> renamed = new ArrayList<>();
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
                now.ifPresent(name -> renamed.add(OutOfStep.renamed(drop.group(1), column, name)));
            }
        }
        return new Remains(statements, renamed);
    }
}
