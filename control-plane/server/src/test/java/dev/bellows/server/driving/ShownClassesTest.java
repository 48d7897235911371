package dev.bellows.server.driving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.TargetName;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShownClassesTest {
    private static final String BEFORE = "[{\"number\":1,\"targets\":[\"a\"],\"steps\":[\"x\"]}]";

    private static String joined(String drafted, String name, int number) {
        return ShownClasses.joined(BEFORE, drafted, Map.of(new TargetName(name), number));
    }

    @Test
    void aJoinerOfAKnownClassIsAddedToIt() {
        assertThat(joined("[{\"number\":1,\"targets\":[\"a\",\"b\"],\"steps\":[\"x\"]}]", "b", 1))
                .isEqualTo("[{\"number\":1,\"targets\":[\"a\",\"b\"],\"steps\":[\"x\"]}]");
    }

    @Test
    void aJoinerOfANewClassStandsAloneWithItsPlanAndTheOthersStayAsTheyWere() {
        assertThat(joined(
                        "[{\"number\":1,\"targets\":[\"b\"],\"steps\":[\"y\"]},{\"number\":2,\"targets\":[\"a\"],\"steps\":[]}]",
                        "b",
                        3))
                .isEqualTo("[{\"number\":1,\"targets\":[\"a\"],\"steps\":[\"x\"]},"
                        + "{\"number\":3,\"targets\":[\"b\"],\"steps\":[\"y\"]}]");
    }
}
