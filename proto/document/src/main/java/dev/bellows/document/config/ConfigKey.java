package dev.bellows.document.config;

import dev.bellows.document.yaml.Shape;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting. Declared once as a constant; the constant is also how its value is asked for.
 *
 * @param name dotted path in the file, camel case: {@code grpc.port}
 * @param shape what its value looks like, from {@link dev.bellows.document.yaml.Shapes} or an
 *     {@link dev.bellows.document.yaml.ObjectShape}
 * @param defaultText the default as one would type it in the file, YAML's flow style for lists; empty for none
 * @param required whether there must be a value from somewhere
 * @param secret whether {@code config print} hides it
 * @param ownVariable its environment variable where that is not made from its name; empty for the usual one
 * @param formerVariable a variable of earlier versions that still counts where nothing else says a value; empty for none
 * @param description for the reference, one sentence
 * @param <T> type of the value
 */
public record ConfigKey<T>(
        String name,
        Shape<T> shape,
        Optional<String> defaultText,
        boolean required,
        boolean secret,
        Optional<String> ownVariable,
        Optional<String> formerVariable,
        String description) {
    private static final Pattern FORM = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*");

    public ConfigKey {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a setting: '" + name + "'");
        }
    }

    /** A setting that may be absent. */
    public static <T> ConfigKey<T> optional(String name, Shape<T> shape, String description) {
        return new ConfigKey<>(
                name, shape, Optional.empty(), false, false, Optional.empty(), Optional.empty(), description);
    }

    /** A setting that must be given. */
    public static <T> ConfigKey<T> required(String name, Shape<T> shape, String description) {
        return new ConfigKey<>(
                name, shape, Optional.empty(), true, false, Optional.empty(), Optional.empty(), description);
    }

    /** A setting with a default, written as in the file. */
    public static <T> ConfigKey<T> withDefault(String name, Shape<T> shape, String defaultText, String description) {
        return new ConfigKey<>(
                name, shape, Optional.of(defaultText), true, false, Optional.empty(), Optional.empty(), description);
    }

    /** The same setting, never printed. */
    public ConfigKey<T> asSecret() {
        return new ConfigKey<>(name, shape, defaultText, required, true, ownVariable, formerVariable, description);
    }

    /**
     * The same setting under a variable of its own, where the usual name means something else to another process on the same machine.
     * The former name still counts where nothing else says a value, and never beats anything.
     */
    public ConfigKey<T> inVariable(String own, String former) {
        return new ConfigKey<>(
                name, shape, defaultText, required, secret, Optional.of(own), Optional.of(former), description);
    }

    /** Its environment variable: {@code BELLOWS_GRPC_PORT} for {@code grpc.port}, {@code BELLOWS_DATA_DIR} for {@code dataDir}. */
    public String variable() {
        return ownVariable.orElseGet(() -> "BELLOWS_" + words('_').toUpperCase(Locale.ROOT));
    }

    /** Its flag: {@code --grpc-port}, {@code --data-dir}. */
    public String flag() {
        return "--" + words('-').toLowerCase(Locale.ROOT);
    }

    private String words(char separator) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                words.append(separator);
            } else if (Character.isUpperCase(c)) {
                words.append(separator).append(c);
            } else {
                words.append(c);
            }
        }
        return words.toString();
    }
}
