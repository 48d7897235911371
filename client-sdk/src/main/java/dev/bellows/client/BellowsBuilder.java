package dev.bellows.client;

import dev.bellows.client.internal.ClaimSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a service and connects it. Not thread-safe; use it in one thread. What is not set is taken from the environment:
 * {@code BELLOWS_ENVIRONMENT}, {@code BELLOWS_INSTANCE} (else {@code HOSTNAME}), {@code BELLOWS_SERVICE_TOKEN_FILE} or
 * {@code BELLOWS_SERVICE_TOKEN}.
 */
public final class BellowsBuilder {
    private static final int LONGEST_NAME = 80;
    private static final String BUILD = "0.1.0";
    private static final System.Logger LOG = System.getLogger(BellowsBuilder.class.getName());
    private static final int LONGEST_TOKEN = 512;
    private static final Pattern KIND = Pattern.compile("blw_([a-z]+)_.*");
    private static final String MINE = "service";
    private static final String TOKEN_FILE = "BELLOWS_SERVICE_TOKEN_FILE";
    private static final String TOKEN = "BELLOWS_SERVICE_TOKEN";
    /** Names of earlier versions, which the command line uses for a person's token: read where the own ones are not set. */
    private static final String OLD_TOKEN_FILE = "BELLOWS_TOKEN_FILE";

    private static final String OLD_TOKEN = "BELLOWS_TOKEN";

    private final String service;
    private final Map<String, String> surroundings;
    private @Nullable String line;
    private int version;
    private @Nullable VersionWindow reach;
    private @Nullable String instance;
    private @Nullable String environment;
    private @Nullable Supplier<String> token;
    private String tokenSource = "";
    private @Nullable Path trust;
    private @Nullable Path memory;
    private List<String> targets = List.of();
    private boolean strict;
    private Duration poolsClose = Duration.ofSeconds(5);

    /** Choices that do not travel. */
    record Choices(boolean strict, @Nullable Path memory, Duration poolsClose, RandomGenerator chance) {}

    BellowsBuilder(String service) {
        this(service, System.getenv());
    }

    BellowsBuilder(String service, Map<String, String> surroundings) {
        this.service = named("a service", service);
        this.surroundings = Map.copyOf(surroundings);
    }

    private static String named(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(what + "'s name is 1 … 80 characters: '" + name + "'");
        }
        return name;
    }

    /** The schema line and the version this build was made for, 1 … 999,999. */
    public BellowsBuilder schema(String schemaLine, int builtFor) {
        this.line = schemaLine;
        this.version = builtFor;
        return this;
    }

    /** Versions this build can live with when it is more than its own; must contain its own. */
    public BellowsBuilder reach(int min, int max) {
        this.reach = new VersionWindow(min, max);
        return this;
    }

    /** Name of this instance (host or pod); may come back after a restart. */
    public BellowsBuilder instance(String name) {
        this.instance = named("an instance", name);
        return this;
    }

    /** The environment, for instance {@code production}. Required here or in {@code BELLOWS_ENVIRONMENT}. */
    public BellowsBuilder environment(String name) {
        this.environment = named("an environment", name);
        return this;
    }

    /** The targets this instance uses; all of line and environment when never called. */
    public BellowsBuilder targets(List<String> names) {
        this.targets = List.copyOf(names);
        return this;
    }

    /** The service token itself; prefer a file. */
    public BellowsBuilder token(String text) {
        this.token = () -> text;
        this.tokenSource = ".token(…)";
        return this;
    }

    /** A file with the service token, read again at every dial. */
    public BellowsBuilder tokenFile(Path file) {
        this.token = () -> firstLine(file);
        this.tokenSource = file.toString();
        return this;
    }

    /** PEM file of certificates to trust instead of the platform's. */
    public BellowsBuilder trust(Path pem) {
        this.trust = pem;
        return this;
    }

    /** A small file that remembers the last window, for a start without any control plane. */
    public BellowsBuilder remember(Path file) {
        this.memory = file;
        return this;
    }

    /** Refuses where nobody could be asked, instead of going on. */
    public BellowsBuilder strict() {
        this.strict = true;
        return this;
    }

    /** How long {@link Bellows#close} waits for tagged connections to be closed before it leaves out the goodbye. */
    public BellowsBuilder poolsClose(Duration limit) {
        this.poolsClose = limit;
        return this;
    }

    /**
     * Starts dialling; never blocks. Without TLS only loopback addresses are accepted.
     *
     * @param address {@code host:port}, the port 7443 when left out
     * @throws IllegalArgumentException when something required is missing or malformed; the message says what to write
     */
    public Bellows connect(String address) {
        String schemaLine = line;
        if (schemaLine == null) {
            throw new IllegalArgumentException("say which schema the build needs: .schema(\"orders\", 18)");
        }
        VersionWindow livesWith = reach == null ? new VersionWindow(version, version) : reach;
        if (!livesWith.contains(version)) {
            throw new IllegalArgumentException(
                    "reach " + livesWith + " must contain the build's own version " + version);
        }
        RandomGenerator chance = SystemRuntime.chance();
        String incarnation = SystemRuntime.newIncarnation(chance);
        new SessionTag(schemaLine, version, incarnation);
        String host = host(address);
        ClaimSettings settings = new ClaimSettings(
                address.contains(":") ? address : address + ":7443",
                trust == null && loopback(host),
                trust,
                token(),
                service,
                instance == null ? instanceFromSurroundings() : instance,
                incarnation,
                schemaLine,
                environment == null ? environmentFromSurroundings() : environment,
                version,
                livesWith.min(),
                livesWith.max(),
                targets,
                BUILD);
        return new Bellows(settings, new Choices(strict, memory, poolsClose, chance));
    }

    /** A service's token from where it is said to be. One that cannot be used is found here, not in a log a second later. */
    private Supplier<String> token() {
        Supplier<String> found = token == null ? tokenFromSurroundings() : token;
        String text;
        try {
            text = found.get();
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("BLW-CLIENT-002: " + e.getMessage(), e);
        }
        Matcher kind = KIND.matcher(text);
        if (kind.matches() && !kind.group(1).equals(MINE)) {
            throw new IllegalArgumentException("BLW-CLIENT-002: the token from " + tokenSource + " is one of kind "
                    + kind.group(1) + ", this service needs one of kind service; try: " + create());
        }
        return found;
    }

    private Supplier<String> tokenFromSurroundings() {
        for (String name : List.of(TOKEN_FILE, TOKEN, OLD_TOKEN_FILE, OLD_TOKEN)) {
            String value = surroundings.get(name);
            if (value != null && !value.isBlank()) {
                tokenSource = name;
                if (name.equals(OLD_TOKEN_FILE) || name.equals(OLD_TOKEN)) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the service token is read from {0}, where the command line looks for a person''s; set {1} instead",
                            name,
                            name.equals(OLD_TOKEN_FILE) ? TOKEN_FILE : TOKEN);
                }
                return name.endsWith("_FILE") ? () -> firstLine(Path.of(value)) : () -> value;
            }
        }
        throw new IllegalArgumentException(
                "a service token is required: .tokenFile(path), or " + TOKEN_FILE + "; try: " + create());
    }

    private String create() {
        return "bellows token create --kind service --name " + service;
    }

    private String environmentFromSurroundings() {
        String name = surroundings.get("BELLOWS_ENVIRONMENT");
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    "the environment is required: .environment(\"production\"), or BELLOWS_ENVIRONMENT");
        }
        return named("an environment", name);
    }

    private String instanceFromSurroundings() {
        String name = surroundings.getOrDefault("BELLOWS_INSTANCE", surroundings.getOrDefault("HOSTNAME", service));
        return named("an instance", name);
    }

    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        if (host.isBlank()) {
            throw new IllegalArgumentException("an address is host:port: '" + address + "'");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static String firstLine(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LONGEST_TOKEN + 1);
            String text = new String(start, StandardCharsets.UTF_8).strip();
            if (start.length > LONGEST_TOKEN || text.isEmpty()) {
                throw new IOException(text.isEmpty() ? "it is empty" : "it is too long to be a token");
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the service token in " + file + ": " + e.getMessage(), e);
        }
    }
}
