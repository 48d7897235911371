package dev.bellows.engine.postgresql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "n + 1",
                "N+1",
                "\"n\" + 1",
                "acc.n",
                "\"acc\" . \"n\"",
                "(acc).n",
                "f(acc)",
                "row_to_json(acc.*)",
                "acc.* IS NULL",
                "(SELECT count(*) FROM acc a WHERE a.id < 5)",
                "coalesce(n,0)",
                "'x' || n",
                "1/*n*/+n",
                "E'\\'' || n",
                "$$ $$ || n"
            })
    void whatReadsTheColumnIsFound(String expression) {
        assertThat(WrittenExpression.of(expression).reads("acc", "n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "'n'",
                "m + 1 -- n",
                "/* n */ m",
                "\"N\"",
                "$$n$$",
                "$x$ n $$ $x$",
                "E'\\' n'",
                "acc.id",
                "o.n",
                "n_2 + nn",
                "1e5",
                "(SELECT o.n FROM other o WHERE o.id = acc.id)"
            })
    void whatDoesNotReadItIsNotTakenForIt(String expression) {
        assertThat(WrittenExpression.of(expression).reads("acc", "n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "n;\"m\"",
                "(n > 0);(\"m\" > 0)",
                "((n + k) * n);((\"m\" + k) * \"m\")",
                "lower((n)::text);lower((\"m\")::text)",
                "(\"n\" <> 'n'::text);(\"m\" <> 'n'::text)",
                "((\"N\" = nn) AND (n.n IS NULL));",
                "((\"N\" = nn) AND (n$ = n_));((\"N\" = nn) AND (n$ = n_))",
                "(\"größe\" || ('ß'::text || n));(\"größe\" || ('ß'::text || \"m\"))",
                "(\"a\"\"b\" || n);(\"x\"\"y\" || \"m\")",
                "((n).part + k);((\"m\").part + k)",
                "n(n);n(\"m\")",
                "(acc.* IS NOT NULL);",
                "whole(acc.*);",
                "(SELECT n);(SELECT \"m\")",
                "(SELECT n FROM acc);",
                "n +;"
            })
    void anotherNameIsGivenToTheColumnAndToNothingElse(String expression, @Nullable String expected) {
        assertThat(WrittenExpression.of(expression).renamed(Map.of("n", "m", "a\"b", "x\"y")))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void whatGivesAnotherValueEachTimeIsNamed() {
        assertThat(WrittenExpression.of("pg_catalog.gen_random_uuid()").changing())
                .contains("gen_random_uuid");
        assertThat(WrittenExpression.of("CURRENT_TIMESTAMP").changing()).contains("current_timestamp");
        assertThat(WrittenExpression.of("upper('now')").changing()).isEmpty();
    }

    @Test
    void parenthesesOutsideLiteralsCloseInOrder() {
        assertThat(WrittenExpression.of("f((1), ')') -- (").isWhole()).isTrue();
        assertThat(WrittenExpression.of("1), m = (2").isWhole()).isFalse();
        assertThat(WrittenExpression.of("(1").isWhole()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1), (2",
                "1); DROP TABLE t; --",
                "1) FROM t WHERE (true",
                "1) UNION SELECT (2",
                "1) AS x, (2",
                "a = 1; ",
                "'open",
                "1 /* open"
            })
    void whatWouldLeaveItsBracketsIsNoExpression(String text) {
        assertThat(WrittenExpression.of(text).isWhole()).isFalse();
        assertThat(WrittenExpression.of(text).isConstant()).isFalse();
        assertThat(WrittenExpression.of(text).reads("acc", "n")).isTrue();
    }

    @Test
    void aRowAndAQueryStayInTheirBrackets() {
        assertThat(WrittenExpression.of("1, 2").isWhole()).isTrue();
        assertThat(WrittenExpression.of("SELECT 1").isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "-1.5",
                "+ 2",
                "'a''b'",
                "E'\\n'",
                "$$x$$",
                "true",
                "NULL",
                "NULL::text",
                "'{}'::varchar(20)[]",
                "'a'::public.mood",
                "now()",
                "pg_catalog.now()",
                "CURRENT_TIMESTAMP",
                "current_date",
                "localtimestamp(3)",
                "CAST('5' AS int)",
                "(7)"
            })
    void aConstantIsKnown(String text) {
        assertThat(WrittenExpression.of(text).isConstant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen_random_uuid()",
                "random()",
                "a",
                "current_user",
                "now() + interval '1 day'",
                "f(1)",
                "ARRAY[1]"
            })
    void whatMayDifferFromRowToRowIsNone(String text) {
        assertThat(WrittenExpression.of(text).isConstant()).isFalse();
    }

    @Test
    void nullIsNullWhateverItsType() {
        assertThat(WrittenExpression.of("null::numeric(10, 2)").isNull()).isTrue();
        assertThat(WrittenExpression.of("''").isNull()).isFalse();
        assertThat(WrittenType.isMoreThanAType("int")).isFalse();
        assertThat(WrittenType.isMoreThanAType("timestamp with time zone")).isFalse();
        assertThat(WrittenType.isMoreThanAType("\"my not null\"")).isFalse();
        assertThat(WrittenType.isMoreThanAType("int NOT NULL")).isTrue();
        assertThat(WrittenType.isMoreThanAType("text COLLATE \"C\"")).isTrue();
        assertThat(WrittenType.isMoreThanAType("int, ADD COLUMN d int")).isTrue();
        assertThat(WrittenType.isMoreThanAType("no type at all")).isFalse();
    }
}
