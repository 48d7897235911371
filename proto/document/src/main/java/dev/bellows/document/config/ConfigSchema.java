package dev.bellows.document.config;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.DocumentProblem;
import dev.bellows.document.yaml.DocumentText;
import dev.bellows.document.yaml.Node;
import dev.bellows.document.yaml.Node.Entry;
import dev.bellows.document.yaml.Node.Mapping;
import dev.bellows.document.yaml.Node.Position;
import dev.bellows.document.yaml.Problems;
import dev.bellows.document.yaml.Shape.Bound;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings a process knows. Declare each as a {@link ConfigKey} constant, list them here, {@link #load}, and ask the
 * {@link Config} with the same constants.
 *
 * @param keys in the order of the reference; names differ, and none is a part of another's path
 */
public record ConfigSchema(List<ConfigKey<?>> keys) {

    public ConfigSchema {
        keys = List.copyOf(keys);
        List<String> names = keys.stream().<String>map(ConfigKey::name).toList();
        for (String name : names) {
            long within = names.stream()
                    .filter(other -> (other + ".").startsWith(name + "."))
                    .count();
            if (within > 1) {
                throw new IllegalArgumentException("settings overlap at " + name);
            }
        }
    }

    /** The settings of a process. */
    public static ConfigSchema of(ConfigKey<?>... keys) {
        return new ConfigSchema(List.of(keys));
    }

    /**
     * Reads all sources.
     *
     * @throws ConfigInvalid when anything is wrong: everything that was found
     */
    public Config load(ConfigInput input) {
        List<DocumentProblem> problems = new ArrayList<>();
        Map<String, Entry> inFile = new LinkedHashMap<>();
        String fileName = input.file().map(ConfigInput.File::name).orElse("configuration");
        Problems ofFile = new Problems(fileName);
        input.file().ifPresent(file -> entries(file, ofFile, inFile));
        if (inFile.isEmpty() && !ofFile.sorted().isEmpty()) {
            // Nothing of it could be read: what stands in it is not missing.
            throw new ConfigInvalid(ofFile.sorted());
        }
        Map<String, Config.Setting> settings = new LinkedHashMap<>();
        for (ConfigKey<?> key : keys) {
            setting(key, input, inFile, ofFile, problems).ifPresent(setting -> settings.put(key.name(), setting));
        }
        refuseUnknownFlags(input, problems);
        problems.addAll(ofFile.sorted());
        if (!problems.isEmpty()) {
            throw new ConfigInvalid(problems);
        }
        return new Config(settings);
    }

    /**
     * What a person should know of variables under former names: whether one counts, or which source it lost against. Empty when none is
     * set. Mistakes are {@link #load}'s to tell.
     */
    public List<String> notes(ConfigInput input) {
        Map<String, Entry> inFile = new LinkedHashMap<>();
        input.file().ifPresent(file -> entries(file, new Problems(file.name()), inFile));
        List<String> notes = new ArrayList<>();
        for (ConfigKey<?> key : keys) {
            key.formerVariable()
                    .filter(input.environment()::containsKey)
                    .ifPresent(former -> notes.add(winner(key, input, inFile)
                            .map(winner ->
                                    former + " is set and not read: " + key.name() + " comes from " + winner + ".")
                            .orElseGet(
                                    () -> key.name() + " comes from " + former + ", an old name that may hold another"
                                            + " process's; write " + key.variable() + ".")));
        }
        return notes;
    }

    private static Optional<String> winner(ConfigKey<?> key, ConfigInput input, Map<String, Entry> inFile) {
        if (input.flags().containsKey(key.name())) {
            return Optional.of(key.flag());
        }
        if (input.environment().containsKey(key.variable())) {
            return Optional.of(key.variable());
        }
        return Optional.ofNullable(inFile.get(key.name()))
                .map(entry -> fileNameOf(input) + ":" + entry.at().line());
    }

    private <T> Optional<Config.Setting> setting(
            ConfigKey<T> key,
            ConfigInput input,
            Map<String, Entry> inFile,
            Problems ofFile,
            List<DocumentProblem> problems) {
        // A value in the file is read even when it is overridden: a mistake must not wait for the day the flag goes
        // away.
        Entry entry = inFile.get(key.name());
        Optional<Config.Setting> file = entry == null
                ? Optional.empty()
                : ofFile.within(key.name(), () -> read(key, entry.value(), ofFile))
                        .map(bound -> made(
                                key,
                                bound,
                                new ConfigSource.InFile(
                                        fileNameOf(input), entry.at().line())));
        String flag = input.flags().get(key.name());
        if (flag != null) {
            return loose(key, flag, new ConfigSource.Flag(key.flag()), problems);
        }
        String variable = input.environment().get(key.variable());
        if (variable != null) {
            return loose(key, variable, new ConfigSource.Variable(key.variable()), problems);
        }
        if (entry != null) {
            return file;
        }
        String former = key.formerVariable().orElse("");
        String old = input.environment().get(former);
        if (old != null) {
            return loose(key, old, new ConfigSource.FormerVariable(former, key.variable()), problems);
        }
        if (key.defaultText().isPresent()) {
            return loose(key, key.defaultText().get(), new ConfigSource.Default(), problems);
        }
        if (key.required()) {
            problems.add(new DocumentProblem(
                    ErrorCode.CONFIG_VALUE,
                    fileNameOf(input),
                    0,
                    0,
                    "the setting " + key.name() + " is missing",
                    "Give " + key.flag() + ", " + key.variable() + " or " + key.name() + ": in the file."));
        }
        return Optional.empty();
    }

    /** A secret's own problem could quote it, so only its place is told. */
    private static <T> Optional<Bound<T>> read(ConfigKey<T> key, Node node, Problems problems) {
        Problems told = key.secret() ? new Problems("") : problems;
        Optional<Bound<T>> bound = key.shape().read(node, told);
        if (bound.isEmpty() && key.secret()) {
            reportSecret(node.at(), problems);
        }
        return bound;
    }

    private static boolean reportSecret(Position at, Problems problems) {
        problems.report(
                at, ErrorCode.CONFIG_VALUE, "the value has another form than expected", "Look it up in the reference.");
        return false;
    }

    private static String fileNameOf(ConfigInput input) {
        return input.file().map(ConfigInput.File::name).orElse("configuration");
    }

    private static <T> Optional<Config.Setting> loose(
            ConfigKey<T> key, String text, ConfigSource source, List<DocumentProblem> problems) {
        Problems found = new Problems(source.described());
        Problems told = key.secret() ? new Problems("") : found;
        Optional<Bound<T>> bound = told.within(key.name(), () -> DocumentText.readLoose(text, key.shape(), told));
        if (bound.isEmpty() && key.secret()) {
            found.within(key.name(), () -> reportSecret(Position.NONE, found));
        }
        problems.addAll(found.sorted());
        return bound.map(b -> made(key, b, source));
    }

    private static <T> Config.Setting made(ConfigKey<T> key, Bound<T> bound, ConfigSource source) {
        return Config.setting(key, bound.value(), bound.json(), source);
    }

    private void entries(ConfigInput.File file, Problems problems, Map<String, Entry> found) {
        DocumentText.readOrEmpty(file.name(), file.text().getBytes(StandardCharsets.UTF_8), problems)
                .ifPresent(root -> {
                    if (root instanceof Mapping mapping) {
                        collect("", mapping, problems, found);
                    } else {
                        problems.report(
                                root.at(),
                                ErrorCode.DOC_WRONG_TYPE,
                                "must be a mapping of settings, not " + root.described(),
                                "Write name: value, one per line.");
                    }
                });
    }

    /** Walks down to settings; anything that leads to none is a misspelt one. */
    private void collect(String prefix, Mapping mapping, Problems problems, Map<String, Entry> found) {
        for (Entry entry : mapping.entries()) {
            String path = prefix + entry.key();
            if (keys.stream().anyMatch(key -> key.name().equals(path))) {
                found.put(path, entry);
            } else if (keys.stream().anyMatch(key -> key.name().startsWith(path + "."))) {
                group(path, entry.value(), problems, found);
            } else {
                unknown(path, entry.at(), problems);
            }
        }
    }

    private void group(String path, Node value, Problems problems, Map<String, Entry> found) {
        if (value instanceof Mapping mapping) {
            collect(path + ".", mapping, problems, found);
        } else {
            problems.report(
                    value.at(),
                    ErrorCode.DOC_WRONG_TYPE,
                    path + " must be a mapping of settings, not " + value.described(),
                    "Write its settings below it, indented.");
        }
    }

    private void unknown(String path, Position at, Problems problems) {
        List<String> names = keys.stream().<String>map(ConfigKey::name).toList();
        problems.report(
                at,
                ErrorCode.CONFIG_VALUE,
                "there is no setting '" + DocumentText.shown(path) + "'",
                DocumentText.guess(path, names)
                        .map(name -> "Did you mean '" + name + "'?")
                        .orElse("Settings are " + String.join(", ", names) + "."));
    }

    private void refuseUnknownFlags(ConfigInput input, List<DocumentProblem> problems) {
        input.flags().keySet().stream()
                .sorted()
                .filter(name -> keys.stream().noneMatch(key -> key.name().equals(name)))
                .forEach(name -> {
                    Problems found = new Problems("command line");
                    unknown(name, Position.NONE, found);
                    problems.addAll(found.sorted());
                });
    }
}
