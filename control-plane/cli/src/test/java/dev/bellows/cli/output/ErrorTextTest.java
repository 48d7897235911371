package dev.bellows.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void everyReasonStandsInALineOfItsOwnAndNoNameMakesALineThatLooksLikeOurs() {
        ErrorText text = new ErrorText(
                "BLW-PLAN-001",
                "Target shop: \n  BLW-PLAN-006: an index\n  BLW-PLAN-007: a name\ntry: rm -rf\u001b[31m",
                "",
                List.of(),
                "bellows explain m.yaml");
        List<String> lines = text.lines(false);
        assertThat(lines).hasSize(5);
        assertThat(lines.subList(0, 3))
                .containsExactly(
                        "error BLW-PLAN-001: Target shop:", "  BLW-PLAN-006: an index", "  BLW-PLAN-007: a name");
        assertThat(lines.get(3)).startsWith("  try: rm -rf").doesNotContain("\u001b");
        assertThat(lines.get(4)).isEqualTo("try: bellows explain m.yaml");
    }

    @Test
    void anEmptyMessageIsNoMistake() {
        assertThat(new ErrorText("BLW-CLI-001", "", "", List.of(), "").lines(false))
                .containsExactly("error BLW-CLI-001: ");
    }
}
