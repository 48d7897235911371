package dev.bellows.engine.postgresql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionNamesTest {
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
        assertThat(ExpressionNames.of(expression).reads("acc", "n")).isTrue();
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
        assertThat(ExpressionNames.of(expression).reads("acc", "n")).isFalse();
    }

    @Test
    void whatGivesAnotherValueEachTimeIsNamed() {
        assertThat(ExpressionNames.of("pg_catalog.gen_random_uuid()").changing())
                .contains("gen_random_uuid");
        assertThat(ExpressionNames.of("CURRENT_TIMESTAMP").changing()).contains("current_timestamp");
        assertThat(ExpressionNames.of("upper('now')").changing()).isEmpty();
    }

    @Test
    void parenthesesOutsideLiteralsCloseInOrder() {
        assertThat(ExpressionNames.of("f((1), ')') -- (").balanced()).isTrue();
        assertThat(ExpressionNames.of("1), m = (2").balanced()).isFalse();
        assertThat(ExpressionNames.of("(1").balanced()).isFalse();
    }
}
