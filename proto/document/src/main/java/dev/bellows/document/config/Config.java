package dev.bellows.document.config;

import dev.bellows.document.yaml.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a process, each with its source. Immutable. */
public final class Config {
    private static final String HIDDEN = "<secret>";

    private final Map<String, Setting> settings;

    /**
     * One setting that has a value.
     *
     * @param value the value
     * @param json how it is printed
     * @param source where it came from
     */
    record Setting(Object value, Object json, ConfigSource source) {}

    /**
     * One line of {@code config print}.
     *
     * @param name the setting
     * @param value JSON of the value; secrets are hidden
     * @param source where it came from
     */
    public record Line(String name, String value, ConfigSource source) {}

    Config(Map<String, Setting> settings) {
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Value of a setting that is required or has a default. */
    public <T> T get(ConfigKey<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException("setting without a value: " + key.name()));
    }

    /** Value of a setting, if it has one. */
    @SuppressWarnings("unchecked") // A value is put under its key's name by that key's shape only.
    public <T> Optional<T> find(ConfigKey<T> key) {
        return Optional.ofNullable(settings.get(key.name())).map(setting -> (T) setting.value());
    }

    /** Where the value of a setting came from, if it has one. */
    public Optional<ConfigSource> source(ConfigKey<?> key) {
        return Optional.ofNullable(settings.get(key.name())).map(Setting::source);
    }

    /** Every setting that has a value, in the schema's order; secrets are hidden. */
    public List<Line> print() {
        List<Line> lines = new ArrayList<>();
        settings.forEach((name, setting) -> lines.add(new Line(name, JsonText.line(setting.json()), setting.source())));
        return lines;
    }

    /** Nothing of the values: they may be secrets. */
    @Override
    public String toString() {
        return "Config" + settings.keySet();
    }

    static Setting setting(ConfigKey<?> key, Object value, Object json, ConfigSource source) {
        return new Setting(value, key.secret() ? HIDDEN : json, source);
    }
}
