package dev.bellows.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final Map<String, String> LABELS =
            Map.of("app", "orders", "ring", "canary", "zone", "a", "name", "s1-db1", "in", "house");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "app=orders",
                "app==orders",
                " app = orders , ring in ( canary , early ) ",
                "app=orders,ring in (canary,early),zone!=b,zone notin (x,y),name=s1-db1",
                "ring in(canary)",
                "rack!=7",
                "rack notin (7,8)",
                "in=house",
                "in in (house)",
            })
    void selects(String selector) {
        assertThat(Selector.parse(selector).matches(LABELS)).isTrue();
        assertThat(Selector.parse(Selector.parse(selector).toString())).isEqualTo(Selector.parse(selector));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app=shop", "rack=7", "ring in (early)", "zone!=a", "zone notin (a,b)", "app=orders,zone=b"})
    void doesNotSelect(String selector) {
        assertThat(Selector.parse(selector).matches(LABELS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app | 4",
                "app= | 5",
                "app=a, | 7",
                "app=a b | 5",
                "app ~ a | 5",
                "ring in canary | 8",
                "ring in (a | 11",
                "ring in () | 10",
                ",app=a | 1",
                "app=a;zone=b | 5",
                "app>1 | 4",
            })
    void badSyntaxNamesItsColumn(String selector, int column) {
        BellowsException e = catchThrowableOfType(BellowsException.class, () -> Selector.parse(selector));

        assertThat(e.problem().code()).isEqualTo(ErrorCode.DOC_SELECTOR);
        assertThat(e.problem().message()).contains("column " + column + ":");
    }

    @Test
    void anEndlessSelectorIsRefused() {
        assertThat(catchThrowableOfType(BellowsException.class, () -> Selector.parse("a".repeat(1 << 20))))
                .isNotNull();
    }
}
