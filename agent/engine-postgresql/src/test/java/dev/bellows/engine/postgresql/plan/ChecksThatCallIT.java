package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Constraint;
import dev.bellows.document.Operation;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A CHECK that calls a function runs in every write, as whoever writes and with the names that they see. */
class ChecksThatCallIT {
    private static final String POSTS = """
            CREATE TABLE posts (id bigint PRIMARY KEY, slug text);
            INSERT INTO posts SELECT i, 'slug' || i FROM generate_series(1, 100) i;
            """;

    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void whoMayWriteAndNotCallIsNamedWithTheRightToGive() throws SQLException {
        String writer = database.createRole("writer");
        String reader = database.createRole("reader");
        database.execute(POSTS
                + "CREATE FUNCTION public.neat(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> ''''';"
                + "REVOKE EXECUTE ON FUNCTION public.neat(text) FROM PUBLIC; GRANT SELECT ON posts TO " + reader
                + "; GRANT UPDATE (slug) ON posts TO " + writer);
        assertThat(refusals("public.neat(slug)"))
                .singleElement()
                .satisfies(it -> assertThat(it.code()).isEqualTo(ErrorCode.TARGET_RIGHTS))
                .satisfies(it -> assertThat(it.message())
                        .contains("GRANT EXECUTE ON FUNCTION public.neat(text) TO " + writer)
                        .doesNotContain(reader));
        database.execute("GRANT EXECUTE ON FUNCTION public.neat(text) TO " + writer);
        assertThat(refusals("public.neat(slug)")).isEmpty();
    }

    @Test
    void aFunctionThatLooksForNamesWhereTheyAreNotIsRefusedWithWhatToType() throws SQLException {
        database.execute(POSTS + """
                CREATE FUNCTION public.plain(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
                CREATE FUNCTION public.neat(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
                  $$ BEGIN RETURN plain($1) = $1; END $$;
                """);
        assertThat(refusals("public.neat(slug)"))
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .contains("plain(text) does not exist", "ALTER FUNCTION … SET search_path"));
        database.execute("ALTER FUNCTION public.neat(text) SET search_path = public");
        assertThat(refusals("public.neat(slug)")).isEmpty();
    }

    private List<Problem> refusals(String check) throws SQLException {
        try (Connection connection = database.connect()) {
            PlanOutcome outcome = new StepRunner(
                            connection,
                            Migrations.of(new Operation.AddConstraint(
                                    Migrations.table("posts"), Optional.of("told"), new Constraint.Check(check))))
                    .outcome(false);
            return switch (outcome) {
                case PlanOutcome.Planned ignored -> List.of();
                case PlanOutcome.Refused refused -> refused.problems();
            };
        }
    }
}
