package dev.bellows.engine.postgresql.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.postgresql.snapshot.Surroundings.WholeRow;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a trigger function says about whole rows. */
class WholeRowUsesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO hist SELECT OLD.*;",
                "INSERT INTO hist VALUES (new.*);",
                "INSERT INTO hist SELECT (OLD).*, now();",
                "INSERT INTO hist SELECT ( new ) . *;",
                "EXECUTE 'INSERT INTO hist SELECT ($1).*' USING OLD;",
                "EXECUTE format('INSERT INTO %I SELECT $1.*', TG_TABLE_NAME) USING NEW;",
                "INSERT INTO hist SELECT * FROM gone;",
                "INSERT INTO hist SELECT gone.* FROM gone;",
                "INSERT INTO hist SELECT * FROM (SELECT * FROM gone) g;",
                "INSERT INTO hist SELECT g.* FROM (SELECT * FROM gone) AS g;",
                "INSERT INTO kept SELECT g::hist FROM (SELECT * FROM gone) g;",
                "INSERT INTO hist SELECT * FROM other o JOIN (SELECT * FROM gone) g ON g.id = o.id;",
                "INSERT INTO hist SELECT 1, * FROM other o JOIN (SELECT * FROM gone WHERE n > 1) AS g USING (id);",
                "SELECT sum(u.n) INTO x FROM users u NATURAL JOIN (SELECT * FROM gone) g;",
                "PERFORM keep(g) FROM (SELECT * FROM gone) g;"
            })
    void whatDependsOnTheNumberOfColumnsBreaks(String body) {
        assertThat(uses(body)).hasSize(1).allMatch(WholeRow::breaks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PERFORM keep(OLD);",
                "kept := NEW;",
                "EXECUTE statement USING OLD, NEW.id;",
                "SELECT f(new) INTO x;"
            })
    void aRowThatIsHandedOnMayBreak(String body) {
        assertThat(uses(body)).hasSize(1).noneMatch(WholeRow::breaks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NEW.updated_at := now();",
                "RETURN OLD;",
                "RETURN coalesce(NEW, OLD);",
                "IF OLD.* IS DISTINCT FROM NEW.* THEN NEW.n := 1; END IF;",
                "IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;",
                "IF row(OLD.*) IS NULL THEN RETURN NULL; END IF;",
                "INSERT INTO log VALUES (to_jsonb(OLD), row_to_json(NEW, true), hstore(NEW));",
                "-- INSERT INTO hist SELECT OLD.*\n NEW.n := 1;",
                "/* OLD.* */ NEW.n := 1;",
                "INSERT INTO hist (id, n) SELECT g.id, g.n FROM gone g;",
                "newer := oldest; NEW.old := OLD.new;",
                "SELECT sum(g.n) INTO x FROM (SELECT * FROM gone WHERE false) AS g;",
                "SELECT (u).n INTO x FROM (SELECT g::users AS u FROM (SELECT * FROM gone) AS g) y;",
                "SELECT (u).n INTO x FROM (SELECT g :: public.users AS u FROM ( -- all\n SELECT * FROM gone) g) y;"
            })
    void whatWorksWithAnyNumberOfColumnsIsLeftAlone(String body) {
        assertThat(uses(body)).isEmpty();
    }

    private static List<WholeRow> uses(String body) {
        return WholeRowUses.in("a_trigger", "f()", "BEGIN " + body + " RETURN NEW; END", List.of("gone"), "users");
    }
}
