package dev.bellows.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class StateTableTest {

    @Test
    void theDocumentedTransitionsAreTheOnesInForce() throws IOException {
        Path file = Path.of(System.getProperty("project.root"), "docs", "rollout-states.md");
        String table = render();
        if ("true".equals(System.getProperty("golden.update")) || "".equals(System.getProperty("golden.update"))) {
            Files.writeString(file, table);
        }
        assertThat(Files.readString(file))
                .as("stale: run with -Dgolden.update=true")
                .isEqualTo(table);
    }

    private static String render() {
        StringBuilder text = new StringBuilder();
        text.append("# States of a rollout\n\nRendered from the decision core by a test; do not edit.\n\n");
        text.append("## Phase run\n\n| from | to |\n| --- | --- |\n");
        for (RunState state : RunState.values()) {
            text.append("| ")
                    .append(state)
                    .append(" | ")
                    .append(names(state.next()))
                    .append(" |\n");
        }
        text.append("\nSUCCEEDED and HALTED go back to RUNNING by `retry`, or when a late joiner comes in.\n");
        text.append("\n## Target in a phase run\n\n| from | to | an agent may be at work |\n| --- | --- | --- |\n");
        for (TargetState state : TargetState.values()) {
            text.append("| ")
                    .append(state)
                    .append(" | ")
                    .append(names(state.next()))
                    .append(" | ");
            text.append(state.active() ? "yes" : "").append(" |\n");
        }
        text.append("\nFAILED goes back to PENDING by `retry`, with the next attempt.\n");
        return text.toString();
    }

    private static String names(Set<? extends Enum<?>> states) {
        return states.isEmpty() ? "–" : states.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
