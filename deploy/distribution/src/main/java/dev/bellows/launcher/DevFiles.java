package dev.bellows.launcher;

import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code bellows dev} keeps in its directory: a token per role, and the agent's settings. Files are of mode 0600.
 *
 * @param directory the data directory
 */
record DevFiles(Path directory) {

    /** What the command line said about the targets. */
    record Targets(
            Map<String, String> urls,
            String line,
            int baseline,
            String environment,
            String user,
            Optional<Path> passwordFile) {}

    /** Makes the tokens that are not there; the agent's anew when it speaks for other targets than before. */
    void tokens(Parts.ControlPlane plane, List<String> targets) {
        plane.firstAdminToken().ifPresent(token -> write("admin.token", token));
        person(plane, "author", List.of("author", "viewer"));
        person(plane, "approver", List.of("approver", "viewer"));
        person(plane, "operator", List.of("operator", "viewer"));
        if (missing("service.token")) {
            write("service.token", plane.token("service", "*", List.of(), List.of()));
        }
        String named = String.join(",", targets);
        if (!targets.isEmpty() && (missing("agent.token") || !named.equals(read("agent.targets")))) {
            write("agent.token", plane.token("agent", "dev", List.of(), targets));
            write("agent.targets", named);
        }
    }

    private void person(Parts.ControlPlane plane, String role, List<String> roles) {
        if (missing(role + ".token")) {
            write(role + ".token", plane.token("person", role, roles, List.of()));
        }
    }

    /** The agent's settings for these targets. */
    ConfigInput.File agent(Parts.ControlPlane plane, Targets told) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("name: dev\ncontrolPlane: ").append(quoted(plane.grpc())).append('\n');
        yaml.append("tokenFile: ")
                .append(quoted(directory.resolve("agent.token").toString()))
                .append('\n');
        yaml.append("dataDir: ")
                .append(quoted(directory.resolve("agent").toString()))
                .append('\n');
        yaml.append("metricsPort: 0\ntargets:\n");
        told.urls().forEach((name, url) -> {
            yaml.append("  - name: ").append(quoted(name)).append('\n');
            yaml.append("    url: ").append(quoted(url)).append('\n');
            if (!told.user().isEmpty()) {
                yaml.append("    user: ").append(quoted(told.user())).append('\n');
            }
            told.passwordFile()
                    .ifPresent(file -> yaml.append("    passwordFile: ")
                            .append(quoted(file.toAbsolutePath().toString()))
                            .append('\n'));
            yaml.append("    line: ").append(quoted(told.line())).append('\n');
            yaml.append("    baseline: ").append(told.baseline()).append('\n');
            yaml.append("    environment: ").append(quoted(told.environment())).append('\n');
        });
        write("agent.yaml", yaml.toString());
        return new ConfigInput.File(directory.resolve("agent.yaml").toString(), yaml.toString());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private boolean missing(String name) {
        return !Files.exists(directory.resolve(name));
    }

    private String read(String name) {
        try {
            return missing(name)
                    ? ""
                    : Files.readString(directory.resolve(name)).strip();
        } catch (IOException unreadable) {
            throw failed(name, unreadable);
        }
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(directory);
            Path next = directory.resolve(name + ".next");
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, text.endsWith("\n") ? text : text + "\n");
            Files.move(
                    next, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw failed(name, unwritable);
        }
    }

    private BellowsException failed(String name, IOException cause) {
        Path file = directory.resolve(name);
        return new BellowsException(
                new Problem(
                        ErrorCode.CLI_FILE, "The file " + file + " cannot be read or written.", "ls -ld " + directory),
                Outcome.NOTHING_DONE,
                cause);
    }
}
