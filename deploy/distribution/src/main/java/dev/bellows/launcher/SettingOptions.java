package dev.bellows.launcher;

import dev.bellows.cli.session.Session;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigKey;
import dev.bellows.document.config.ConfigSchema;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every setting of a process as an option of its verb, beside {@code --config FILE}. Confined to the main thread. */
final class SettingOptions {
    private static final String FILE = "--config";
    private static final String TOKEN_FILE = "--token-file";
    /** Options that every verb has already. */
    private static final Set<String> TAKEN = Set.of(TOKEN_FILE);

    private SettingOptions() {}

    static CommandLine on(CommandLine command, ConfigSchema schema) {
        CommandSpec spec = command.getCommandSpec();
        spec.addOption(OptionSpec.builder(FILE)
                .paramLabel("FILE")
                .type(String.class)
                .description("the configuration file")
                .build());
        for (ConfigKey<?> key : schema.keys()) {
            if (!TAKEN.contains(key.flag())) {
                spec.addOption(OptionSpec.builder(key.flag())
                        .paramLabel("VALUE")
                        .type(String.class)
                        .description((key.description()
                                        + key.defaultText()
                                                .map(text -> " Default: " + text)
                                                .orElse(""))
                                .replace("%", "%%"))
                        .build());
            }
        }
        return command;
    }

    /** What was typed, the environment, and the file. */
    static ConfigInput input(CommandSpec spec, ConfigSchema schema, Session session) {
        Map<String, String> flags = new TreeMap<>();
        for (ConfigKey<?> key : schema.keys()) {
            typed(spec, key.flag(), session).ifPresent(value -> flags.put(key.name(), value));
        }
        Optional<ConfigInput.File> file = typed(spec, FILE, session).map(path -> ConfigInput.File.read(Path.of(path)));
        return new ConfigInput(flags, session.surroundings().environment(), file);
    }

    private static Optional<String> typed(CommandSpec spec, String option, Session session) {
        return option.equals(TOKEN_FILE)
                ? session.options().tokenFile()
                : Optional.ofNullable(spec.findOption(option))
                        .map(OptionSpec::getValue)
                        .map(Object::toString);
    }
}
