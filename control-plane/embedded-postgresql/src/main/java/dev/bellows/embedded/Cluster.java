package dev.bellows.embedded;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps from a directory to a running server, in PostgreSQL's own programs. Confined to the holder of the directory's lock. */
final class Cluster {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final int FREE_PORT_TRIES = 8;
    private static final int PASSWORD_BYTES = 24;

    /** The first major version with locales of its own, independent of the machine's. */
    private static final int BUILTIN_LOCALES = 17;

    private final EmbeddedSettings settings;
    private final ServerDirectory directory;
    private final PostgresqlPrograms programs;
    private final Account account;

    Cluster(EmbeddedSettings settings, ServerDirectory directory, PostgresqlPrograms programs, Account account) {
        this.settings = settings;
        this.directory = directory;
        this.programs = programs;
        this.account = account;
    }

    ServerDirectory directory() {
        return directory;
    }

    /** initdb beside the final place, then a rename: a kill in between leaves no half cluster. */
    void createIfAbsent() throws IOException {
        if (Files.isDirectory(directory.data())) {
            return;
        }
        Path half = directory.root().resolve("data.new");
        Folders.delete(half);
        Files.createDirectory(half);
        var command = new ArrayList<>(List.of(
                programs.initdb().toString(),
                "--pgdata=" + half,
                "--username=" + EmbeddedPostgresql.SUPERUSER,
                "--encoding=UTF8",
                "--locale=C",
                settings.durable() ? "--data-checksums" : "--no-sync"));
        if (Integer.parseInt(programs.majorVersion(account)) >= BUILTIN_LOCALES) {
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        switch (settings.authentication()) {
            case PASSWORD -> {
                writePassword();
                command.add("--auth=scram-sha-256");
                command.add("--pwfile=" + directory.passwordFile());
            }
            case TRUST -> command.add("--auth=trust");
        }
        giveToAccount();
        Command.Result result = run(command, settings.startTimeout());
        if (!result.succeeded()) {
            throw startFailed("initdb ended with status " + result.exit() + ": " + result.output());
        }
        Path configuration = half.resolve("postgresql.conf");
        Files.writeString(
                configuration,
                Files.readString(configuration) + "\ninclude_if_exists '"
                        + directory.parametersFile().getFileName() + "'\n");
        Files.move(half, directory.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Refuses what PostgreSQL would refuse with less clear words, before anything is touched. */
    void check() throws IOException {
        Path data = directory.data();
        for (String needed : List.of("PG_VERSION", "global/pg_control", "postgresql.conf")) {
            if (!Files.isRegularFile(data.resolve(needed))) {
                throw BellowsException.of(
                        ErrorCode.EMBEDDED_DIRECTORY_UNUSABLE,
                        "The directory " + data + " is no complete PostgreSQL cluster: " + needed + " is missing.");
            }
        }
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        String ours = programs.majorVersion(account);
        if (!found.equals(ours)) {
            throw BellowsException.of(
                    ErrorCode.EMBEDDED_DIRECTORY_UNUSABLE,
                    "The cluster in " + data + " is of PostgreSQL " + found + ", this build holds PostgreSQL " + ours
                            + ".");
        }
    }

    /** Answers whether a live server on this data is to be adopted; removes what a dead one left when PostgreSQL would trip on it. */
    boolean settleOldPostmaster() throws IOException {
        Optional<Postmaster> found = Postmaster.read(directory);
        if (found.isEmpty()) {
            return false;
        }
        Postmaster old = found.get();
        if (old.runsOn(directory)) {
            if (!old.status().equals("stopping")) {
                return true;
            }
            if (!SystemRuntime.await(() -> !old.runsOn(directory), settings.startTimeout())) {
                throw startFailed("the old server, process " + old.pid() + ", is stopping and does not end");
            }
        }
        if (old.alive()) {
            // The number belongs to a stranger now. PostgreSQL would refuse to start for it; its own shared memory
            // check
            // still protects the data.
            LOG.atInfo().addKeyValue("pid", old.pid()).log("Removing a stale postmaster.pid");
            Files.deleteIfExists(directory.postmasterFile());
        }
        return false;
    }

    Postmaster startServer() throws IOException {
        int tries = settings.port() == 0 ? FREE_PORT_TRIES : 1;
        for (int left = tries; ; left--) {
            int port = settings.port() == 0 ? freePort() : requireFree(settings.port());
            writeParameters(port);
            giveToAccount();
            long logged = logSize();
            Command.Result result = run(
                    List.of(
                            programs.pgCtl().toString(),
                            "start",
                            "--wait",
                            "--timeout=" + settings.startTimeout().toSeconds(),
                            "--pgdata=" + directory.data(),
                            "--log=" + directory.logFile()),
                    settings.startTimeout().plusSeconds(5));
            if (result.succeeded()) {
                return awaitReady();
            }
            String log = LogTail.since(directory.logFile(), logged);
            if (!log.contains("could not bind") || left <= 1) {
                throw log.contains("could not bind")
                        ? portInUse(port)
                        : startFailed(log.isBlank() ? result.output() : log);
            }
        }
    }

    Postmaster awaitReady() {
        boolean ready = SystemRuntime.await(
                () -> Postmaster.read(directory).filter(Postmaster::ready).isPresent(), settings.startTimeout());
        return Postmaster.read(directory)
                .filter(found -> ready)
                .orElseThrow(() -> startFailed("it is not ready after " + settings.startTimeout()));
    }

    void stop(String mode, Duration limit) {
        try {
            Command.Result result = run(
                    List.of(
                            programs.pgCtl().toString(),
                            "stop",
                            "--wait",
                            "--mode=" + mode,
                            "--timeout=" + Math.max(1, limit.toSeconds()),
                            "--pgdata=" + directory.data()),
                    limit.plusSeconds(5));
            if (!result.succeeded()
                    && Postmaster.read(directory)
                            .filter(p -> p.runsOn(directory))
                            .isPresent()) {
                throw BellowsException.of(
                        ErrorCode.EMBEDDED_STOP_FAILED,
                        "The server in " + directory.root() + " still runs after " + limit + ": " + result.output());
            }
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(
                            ErrorCode.EMBEDDED_STOP_FAILED,
                            "The server in " + directory.root() + " cannot be told to stop."),
                    Outcome.UNKNOWN,
                    e);
        }
    }

    private void writePassword() throws IOException {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Path file = directory.passwordFile();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    }

    private void writeParameters(int port) throws IOException {
        var all = new TreeMap<String, String>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("log_line_prefix", "%m [%p] %a ");
        // Commits stay synchronous even then: what was acknowledged outlives a killed server, if not a power cut.
        for (String name : List.of("fsync", "full_page_writes")) {
            all.put(name, settings.durable() ? "on" : "off");
        }
        all.putAll(settings.parameters());
        all.put("port", Integer.toString(port));
        var text = new StringBuilder("# Written by Bellows at every start; changes here are lost.\n");
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            text.append(parameter.getKey())
                    .append(" = '")
                    .append(parameter.getValue().replace("'", "''"))
                    .append("'\n");
        }
        Files.writeString(directory.parametersFile(), text);
    }

    private void giveToAccount() throws IOException {
        if (account.owner().isPresent()) {
            Folders.give(directory.root(), account.owner().get());
        }
    }

    private Command.Result run(List<String> command, Duration limit) throws IOException {
        return Command.run(account.command(command), directory.root(), limit);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw portInUse(port);
        }
    }

    private BellowsException portInUse(int port) {
        return new BellowsException(new Problem(
                ErrorCode.EMBEDDED_PORT_IN_USE,
                "Port " + port + " on 127.0.0.1 is taken; the server in " + directory.root() + " was not started.",
                "ss -ltnp 'sport = :" + port + "'"));
    }

    private BellowsException startFailed(String why) {
        return new BellowsException(new Problem(
                ErrorCode.EMBEDDED_START_FAILED,
                "The server in " + directory.root() + " did not start: " + why,
                "tail " + directory.logFile()));
    }

    private long logSize() throws IOException {
        return Files.exists(directory.logFile()) ? Files.size(directory.logFile()) : 0;
    }
}
