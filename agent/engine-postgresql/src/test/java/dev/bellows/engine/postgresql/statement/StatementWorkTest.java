package dev.bellows.engine.postgresql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement has to do under its lock. */
class StatementWorkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CATALOG  | ALTER TABLE public.users ADD COLUMN nick text
            CATALOG  | ALTER TABLE public.users RENAME COLUMN a TO b
            CATALOG  | DROP TRIGGER t ON public.users
            CATALOG  | DROP FUNCTION public.f()
            CATALOG  | DO $bellows$ BEGIN NULL; END $bellows$
            CATALOG  | SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::text, true) FROM pg_catalog.pg_class c WHERE c.oid = 1
            ROWS     | ALTER TABLE public.users ALTER COLUMN a SET NOT NULL
            ROWS     | ALTER TABLE public.users ALTER COLUMN a TYPE bigint
            ROWS     | ALTER TABLE public.users ADD CONSTRAINT e EXCLUDE USING gist (during WITH &&)
            ROWS     | UPDATE public.users SET a = 1
            ANYTHING | SELECT pg_sleep(30)
            ANYTHING | SELECT set_config('role', shop.slow(), true)
            ANYTHING | SELECT set_config('role', email, true) FROM public.users
            ANYTHING | DO $$ BEGIN PERFORM pg_sleep(30); END $$
            ANYTHING | CALL shop.slow()
            ANYTHING | CREATE TABLE t AS SELECT 1
            ANYTHING | DROP TABLE public.users CASCADE
            ANYTHING | ALTER TABLE public.users ADD COLUMN a int; SELECT pg_sleep(30)
            ANYTHING | no statement
            """)
    void isWhatItsTextTells(StatementWork work, String statement) {
        assertThat(StatementWork.of(statement)).isEqualTo(work);
    }
}
