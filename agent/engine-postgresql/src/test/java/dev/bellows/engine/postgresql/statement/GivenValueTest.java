package dev.bellows.engine.postgresql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenValueTest {
    /** A literal is read once, what is cast from a value each time; and what others wrote, or takes a right, is nobody's to know. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'it''s'                             | CONSTANT
            'x'::character varying(10)          | CONSTANT
            -1                                  | CONSTANT
            true                                | CONSTANT
            NULL::text                          | CONSTANT
            ARRAY['a'::text, 'b'::text]         | CONSTANT
            now()                               | TIME
            pg_catalog.clock_timestamp()        | TIME
            CURRENT_DATE                        | TIME
            CURRENT_DATE + 30                   | TIME
            (now())::date                       | TIME
            (now() AT TIME ZONE 'utc'::text)    | TIME
            timezone('utc'::text, now())        | TIME
            now() + '7 days'::interval          | TIME
            gen_random_uuid()                   | UNIQUE
            'now'::text::date                   | UNKNOWN
            '13/02/2024'::text::daterange       | UNKNOWN
            (now())::text                       | UNKNOWN
            gen_random_uuid()::text             | UNKNOWN
            public.now()                        | UNKNOWN
            nextval('s'::regclass)              | UNKNOWN
            upper('x'::text)                    | UNKNOWN
            (SELECT 1)                          | UNKNOWN
            1 + now()                           | UNKNOWN
            a                                   | UNKNOWN
            1); DROP TABLE t; --                | UNKNOWN
            """)
    void whatADefaultGivesIsReadFromItsText(String text, GivenValue expected) {
        assertThat(GivenValue.of(text)).as(text).isEqualTo(expected);
    }
}
