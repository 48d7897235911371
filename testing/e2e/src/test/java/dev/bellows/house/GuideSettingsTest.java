package dev.bellows.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.agent.config.AgentConfiguration;
import dev.bellows.document.config.ConfigKey;
import dev.bellows.document.config.ConfigSchema;
import dev.bellows.document.yaml.Field;
import dev.bellows.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operator's page lists every setting as the processes know it; {@code -Dgolden.update=true} writes the lists anew. */
class GuideSettingsTest {
    private static final Path PAGE = Path.of(System.getProperty("project.root"), "docs", "guide", "operator.md");

    @Test
    void theOperatorsPageListsEverySettingWithItsDefault() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = replaced(page, "server", settings(ServerSettings.SCHEMA));
        wanted = replaced(wanted, "agent", settings(AgentConfiguration.SCHEMA));
        wanted = replaced(wanted, "target", fields(AgentConfiguration.TARGET_FIELDS));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, wanted);
            return;
        }
        assertThat(page).isEqualTo(wanted);
    }

    private static String replaced(String page, String name, String table) {
        String begin = "<!-- settings: " + name + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- end -->", from);
        assertThat(from).as("%s in the page", begin).isNotNegative();
        return page.substring(0, from + begin.length()) + table + page.substring(to);
    }

    private static String settings(ConfigSchema schema) {
        return "| key | default | what |\n| --- | --- | --- |\n"
                + schema.keys().stream().map(GuideSettingsTest::row).collect(Collectors.joining());
    }

    private static String row(ConfigKey<?> key) {
        String without = key.required() ? "required" : "";
        return "| `" + key.name() + "` | "
                + key.defaultText().map(text -> "`" + text + "`").orElse(without) + " | " + key.description() + " |\n";
    }

    private static String fields(List<Field<?>> fields) {
        return "| key | | what |\n| --- | --- | --- |\n"
                + fields.stream()
                        .map(field -> "| `" + field.name() + "` | " + (field.required() ? "required" : "") + " | "
                                + field.description() + " |\n")
                        .collect(Collectors.joining());
    }
}
