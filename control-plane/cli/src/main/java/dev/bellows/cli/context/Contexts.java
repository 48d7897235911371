package dev.bellows.cli.context;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The person's configuration file: contexts and which of them is current.
 *
 * @param current name of the context used when none is named
 * @param byName contexts in the order of their names
 */
public record Contexts(Optional<String> current, Map<String, Context> byName) {
    private static final int LARGEST = 1 << 16;

    public Contexts {
        byName = Map.copyOf(byName);
    }

    /** {@code ~/.config/bellows/config.yaml}, or under {@code XDG_CONFIG_HOME}; {@code BELLOWS_CONFIG} names another. */
    public static Path file(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("BELLOWS_CONFIG", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (base.isEmpty() ? home.resolve(".config") : Path.of(base)).resolve("bellows/config.yaml");
    }

    /** Reads the file; nothing there is no contexts. Throws a coded error for one that is malformed. */
    public static Contexts read(Path file) {
        if (!Files.exists(file)) {
            return new Contexts(Optional.empty(), Map.of());
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw broken(file, "it is larger than 64 KiB", null);
            }
            LoadSettings settings = LoadSettings.builder()
                    .setMaxAliasesForCollections(0)
                    .setLabel(file.toString())
                    .build();
            return of(file, new Load(settings).loadFromString(Files.readString(file)));
        } catch (IOException | YamlEngineException unreadable) {
            throw broken(file, "it is not YAML", unreadable);
        }
    }

    private static Contexts of(Path file, @org.jspecify.annotations.Nullable Object document) {
        if (!(document instanceof Map<?, ?> root)) {
            throw broken(file, "it has no `contexts:`", null);
        }
        Map<String, Context> contexts = new TreeMap<>();
        if (root.get("contexts") instanceof Map<?, ?> all) {
            all.forEach(
                    (name, value) -> contexts.put(String.valueOf(name), context(file, String.valueOf(name), value)));
        }
        return new Contexts(text(root.get("current")), contexts);
    }

    private static Context context(Path file, String name, Object value) {
        if (!(value instanceof Map<?, ?> fields) || text(fields.get("server")).isEmpty()) {
            throw broken(file, "context " + name + " has no `server:`", null);
        }
        return new Context(
                name,
                text(fields.get("server")).orElseThrow(),
                text(fields.get("tokenFile")),
                text(fields.get("caFile")));
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** The named context, or the current one; throws a coded error when the named one does not exist. */
    public Optional<Context> chosen(Optional<String> name) {
        Optional<String> wanted = name.or(this::current);
        if (wanted.isPresent() && !byName.containsKey(wanted.get())) {
            throw new BellowsException(new Problem(
                    ErrorCode.CLI_CONTEXT,
                    "There is no context " + wanted.get() + "; there are: "
                            + String.join(", ", new TreeMap<>(byName).keySet()) + ".",
                    "bellows context list"));
        }
        return wanted.map(byName::get);
    }

    /** These and that one, which becomes current. */
    public Contexts with(Context context) {
        Map<String, Context> more = new TreeMap<>(byName);
        more.put(context.name(), context);
        return new Contexts(Optional.of(context.name()), more);
    }

    /** The same with another one current. */
    public Contexts using(String name) {
        Optional<Context> there = chosen(Optional.of(name));
        return new Contexts(there.map(Context::name), byName);
    }

    /** These without that one. */
    public Contexts without(String name) {
        Optional<Context> there = chosen(Optional.of(name));
        Map<String, Context> fewer = new TreeMap<>(byName);
        there.ifPresent(context -> fewer.remove(context.name()));
        return new Contexts(current.filter(other -> !other.equals(name)), fewer);
    }

    /** Writes the file so that a reader sees the old or the new one, never half of it. */
    public void write(Path file) {
        StringBuilder text = new StringBuilder();
        current.ifPresent(name -> text.append("current: ").append(quoted(name)).append('\n'));
        text.append("contexts:").append(byName.isEmpty() ? " {}\n" : "\n");
        new TreeMap<>(byName).values().forEach(context -> {
            text.append("  ").append(quoted(context.name())).append(":\n");
            fields(context)
                    .forEach((key, value) -> text.append("    ")
                            .append(key)
                            .append(": ")
                            .append(quoted(value))
                            .append('\n'));
        });
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw broken(file, "it cannot be written", failed);
        }
    }

    private static Map<String, String> fields(Context context) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("server", context.server());
        context.tokenFile().ifPresent(tokenFile -> fields.put("tokenFile", tokenFile));
        context.caFile().ifPresent(caFile -> fields.put("caFile", caFile));
        return fields;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static BellowsException broken(Path file, String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new BellowsException(
                new Problem(
                        ErrorCode.CLI_CONTEXT,
                        "The configuration file " + file + " cannot be used: " + why + ".",
                        "correct it, or move it away and: bellows context set NAME --server URL"),
                Outcome.NOTHING_DONE,
                cause);
    }
}
