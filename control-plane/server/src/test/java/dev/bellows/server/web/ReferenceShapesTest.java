package dev.bellows.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.bellows.server.fleet.AgentRow;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference page names the fields that the server sends, no more and no less: the command line reads by it. */
class ReferenceShapesTest {
    private static final SnakeCaseStrategy SNAKE = (SnakeCaseStrategy) PropertyNamingStrategies.SNAKE_CASE;

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("plan", Views.Plan.class),
                Arguments.of("rollout", Views.Rollout.class),
                Arguments.of("listed rollout", Views.RolloutLine.class),
                Arguments.of("event", Views.Event.class),
                Arguments.of("target row", Views.TargetLine.class),
                Arguments.of("bad rows", Views.BadRows.class),
                Arguments.of("archive", Views.Archive.class),
                Arguments.of("throttle", ThrottleCalls.TargetThrottle.class),
                Arguments.of("claim", Views.Claim.class),
                Arguments.of("agent", AgentRow.class),
                Arguments.of("gate", Gates.View.class));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void thePageNamesWhatIsSent(String name, Class<? extends Record> type) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("project.root", "../.."), "docs", "reference", "http-api.md"));
        int begin = page.indexOf("**" + name + "** `{");
        assertThat(begin).as("**" + name + "** in http-api.md").isNotNegative();
        List<String> sent = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(SNAKE::translate)
                .toList();
        assertThat(fields(page.substring(page.indexOf('{', begin)))).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** Names of the outermost fields of {@code {a, b: {c}, d: [x]}}. */
    private static List<String> fields(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            depth += here == '{' || here == '[' ? 1 : 0;
            if (depth == 1 && (here == ',' || here == '}')) {
                names.add(name.toString().strip().replaceAll("[: ].*", ""));
                name.setLength(0);
            } else if (depth == 1 && here != '{') {
                name.append(here);
            }
            depth -= here == '}' || here == ']' ? 1 : 0;
            if (depth == 0) {
                break;
            }
        }
        return names;
    }
}
