package dev.bellows.launcher;

import dev.bellows.cli.context.ServerChoice;
import dev.bellows.cli.session.Session;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.document.config.ConfigInput;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bellows dev}: the quick start and the laptop. Confined to the main thread. */
@Command(
        description =
                "Control plane, embedded store and, with --target, an agent in one process. Ctrl-C ends it; data stays.")
final class DevVerb implements Callable<Integer> {
    private static final String PROGRAMS_DIR = "BELLOWS_PROGRAMS_DIR";

    private final Session session;
    private final Supplier<Parts> parts;

    @Option(
            names = "--target",
            paramLabel = "NAME=URL",
            description = "a database, as shop=postgresql://localhost/shop")
    private Map<String, String> targets = new LinkedHashMap<>();

    @Option(names = "--line", paramLabel = "LINE", description = "the targets' schema line")
    private String line = "";

    @Option(
            names = "--baseline",
            paramLabel = "N",
            defaultValue = "1",
            description = "the version they are at (default ${DEFAULT-VALUE})")
    private int baseline = 1;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            defaultValue = "dev",
            description = "their environment (default ${DEFAULT-VALUE})")
    private String environment = "dev";

    @Option(names = "--user", paramLabel = "ROLE", description = "login role of the targets")
    private String user = "";

    @Option(names = "--password-file", paramLabel = "FILE", description = "its password; else pgpass")
    private @Nullable Path passwordFile;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "where everything is kept (default BELLOWS_DATA_DIR, else ~/.local/share/bellows/dev)")
    private @Nullable Path dataDir;

    @Option(
            names = "--http-port",
            defaultValue = "7480",
            description = "port for people, 0 for any (default ${DEFAULT-VALUE})")
    private int httpPort = 7480;

    @Option(
            names = "--grpc-port",
            defaultValue = "7443",
            description = "port for agents and services, 0 for any (default ${DEFAULT-VALUE})")
    private int grpcPort = 7443;

    @Option(
            names = "--presumed-dead-after",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description =
                    "silence, and a time without sessions, after which an instance is gone (default ${DEFAULT-VALUE}, in a server 15m)")
    private String presumedDeadAfter = "30s";

    DevVerb(Session session, Supplier<Parts> parts) {
        this.session = session;
        this.parts = parts;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        Path directory = Optional.ofNullable(dataDir)
                .orElseGet(() -> ServerChoice.devDirectory(
                        session.surroundings().environment(),
                        session.surroundings().home()))
                .toAbsolutePath();
        Parts all = parts.get();
        Everything everything = new Everything();
        try {
            Map<String, String> flags = Map.of(
                    "dataDir", directory.toString(),
                    "presumedDeadAfter", presumedDeadAfter,
                    // One person on a laptop: there is nobody else to approve.
                    "approvals", "none",
                    "http.port", String.valueOf(httpPort),
                    "grpc.port", String.valueOf(grpcPort));
            Parts.ControlPlane plane = all.controlPlane(new ConfigInput(flags, programsDirectory(), Optional.empty()));
            everything.add(plane);
            DevFiles files = new DevFiles(directory);
            files.tokens(plane, List.copyOf(targets.keySet()));
            if (!targets.isEmpty()) {
                DevFiles.Targets told = new DevFiles.Targets(
                        targets, line, baseline, environment, user, Optional.ofNullable(passwordFile));
                everything.add(all.agent(new ConfigInput(Map.of(), Map.of(), Optional.of(files.agent(plane, told)))));
            }
            welcome(plane, directory);
        } catch (RuntimeException | Error failed) {
            // Whatever it was: a control plane that nobody waits for would live on.
            everything.close();
            throw failed;
        }
        return Lifetime.until(session.surroundings(), everything);
    }

    private void check() {
        targets.forEach((name, url) -> {
            if (url.matches("[^/]*://[^/?@]*:[^?]*@.*") || url.contains("password=")) {
                throw new UsageException(
                        "The URL of " + name + " holds a password, which others can read in the list of processes.",
                        "bellows dev --target " + name
                                + "=postgresql://HOST/DATABASE --user ROLE --password-file FILE");
            }
        });
        if (!targets.isEmpty() && line.isEmpty()) {
            throw new UsageException(
                    "Which schema line do the targets walk?", "bellows dev --target … --line orders --baseline 17");
        }
        // Before anything is started, and in the words of the flags: the agent's settings are a file nobody typed.
        targets.keySet().forEach(name -> typed("--target", name, TargetName::new));
        if (!line.isEmpty()) {
            typed("--line", line, SchemaLine::new);
        }
        typed("--baseline", String.valueOf(baseline), ignored -> VersionRange.of(baseline));
    }

    private static void typed(String flag, String value, Consumer<String> read) {
        try {
            read.accept(value);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    flag + " " + value + ": " + e.getMessage() + ".",
                    "bellows dev --target shop=postgresql://HOST/DATABASE --line orders --baseline 17");
        }
    }

    /** Of what a control plane's environment may say, what is no matter of what it does: the programs are the same wherever they lie. */
    private Map<String, String> programsDirectory() {
        return Optional.ofNullable(session.surroundings().environment().get(PROGRAMS_DIR))
                .map(directory -> Map.of(PROGRAMS_DIR, directory))
                .orElseGet(Map::of);
    }

    /** Where a terminal looks in which nobody said anything. */
    private Path foundByItself() {
        Map<String, String> untold = new HashMap<>(session.surroundings().environment());
        untold.remove("BELLOWS_DATA_DIR");
        return ServerChoice.devDirectory(untold, session.surroundings().home()).toAbsolutePath();
    }

    private void welcome(Parts.ControlPlane plane, Path directory) {
        List<String> lines = new ArrayList<>();
        lines.add("page      " + plane.pageAddress());
        lines.add("people    " + plane.http());
        lines.add("services  " + plane.grpc() + ", token of any service in " + directory.resolve("service.token"));
        lines.add("tokens    author, approver, operator, admin and service in " + directory);
        if (targets.isEmpty()) {
            lines.add("agent     none is started: --target NAME=URL --line LINE says each database that it works on");
        }
        lines.add("");
        lines.add("next, in another terminal"
                + (directory.equals(foundByItself()) ? "" : ", after: export BELLOWS_DATA_DIR=" + directory));
        String rollout = (line.isEmpty() ? "LINE" : line) + "/" + (line.isEmpty() ? "VERSION" : baseline + 1);
        lines.add("  bellows get targets");
        lines.add("  bellows submit migration.yaml");
        lines.add("  bellows rollout plan " + rollout);
        lines.add("  bellows rollout start " + rollout + " --yes");
        lines.add("  bellows status " + rollout + " --wait migrated");
        lines.add("  bellows can-i-contract " + rollout.replace('/', ' ') + "   (not before sessions were watched for "
                + presumedDeadAfter + ")");
        lines.add("  bellows rollout contract " + rollout + " --yes");
        lines.forEach(session::say);
    }

    /** Control plane and agent as one; the agent ends first. */
    private static final class Everything implements Parts.Running {
        private final Deque<Parts.Running> running = new ArrayDeque<>();

        void add(Parts.Running part) {
            running.push(part);
        }

        @Override
        public synchronized void close() {
            while (!running.isEmpty()) {
                running.pop().close();
            }
        }
    }
}
