package dev.bellows.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to run one embedded server. Immutable; the {@code with} methods answer a changed copy.
 *
 * @param directory everything of this server: {@code data/}, {@code log/}, the password and the lock
 * @param binaries where the programs are unpacked, shared by any number of servers and processes
 * @param port TCP port on 127.0.0.1; 0 for any free one
 * @param durable whether a commit survives a power cut (fsync, full page writes); false in tests only
 * @param authentication how a client on this machine proves who it is; only looked at when the cluster is created
 * @param parameters further server parameters, over those Bellows sets; ignored when a running server is adopted
 * @param account the user to run as when we are root; empty: {@code unshare -U}, else {@code postgres} or {@code nobody}
 * @param startTimeout how long creating and starting may take, crash recovery included
 */
public record EmbeddedSettings(
        Path directory,
        Path binaries,
        int port,
        boolean durable,
        Authentication authentication,
        SortedMap<String, String> parameters,
        Optional<String> account,
        Duration startTimeout) {

    /** How clients on this machine are let in. */
    public enum Authentication {
        /** A generated password in {@code superuser.password}, mode 0600. */
        PASSWORD,
        /** Everybody on this machine is whoever they say: tests only. */
        TRUST
    }

    public EmbeddedSettings {
        directory = directory.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        for (String name : parameters.keySet()) {
            if (!name.matches("[a-z_][a-z0-9_.]*")) {
                throw new IllegalArgumentException("not a parameter's name: " + name);
            }
        }
    }

    /** Production settings: durable, with a password, on any free port, programs unpacked beside the data. */
    public static EmbeddedSettings in(Path directory) {
        return new EmbeddedSettings(
                directory,
                directory.resolve("binaries"),
                0,
                true,
                Authentication.PASSWORD,
                new TreeMap<>(),
                Optional.empty(),
                Duration.ofSeconds(60));
    }

    public EmbeddedSettings withBinaries(Path value) {
        return new EmbeddedSettings(directory, value, port, durable, authentication, parameters, account, startTimeout);
    }

    public EmbeddedSettings withPort(int value) {
        return new EmbeddedSettings(
                directory, binaries, value, durable, authentication, parameters, account, startTimeout);
    }

    /** Commits may be lost in a power cut, and everybody on this machine is let in: for tests. */
    public EmbeddedSettings forTests() {
        return new EmbeddedSettings(
                directory, binaries, port, false, Authentication.TRUST, parameters, account, startTimeout);
    }

    /** As {@link #forTests()} but durable, for benchmarks. */
    public EmbeddedSettings withDurability(boolean value) {
        return new EmbeddedSettings(
                directory, binaries, port, value, authentication, parameters, account, startTimeout);
    }

    public EmbeddedSettings withParameter(String name, String value) {
        var changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return new EmbeddedSettings(directory, binaries, port, durable, authentication, changed, account, startTimeout);
    }

    public EmbeddedSettings withAccount(String user) {
        return new EmbeddedSettings(
                directory, binaries, port, durable, authentication, parameters, Optional.of(user), startTimeout);
    }

    public EmbeddedSettings withStartTimeout(Duration value) {
        return new EmbeddedSettings(directory, binaries, port, durable, authentication, parameters, account, value);
    }
}
