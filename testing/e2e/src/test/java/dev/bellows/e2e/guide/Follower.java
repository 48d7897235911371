package dev.bellows.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.process.ChildProcess;
import dev.bellows.fixtures.process.ProcessPlan;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a guide as a reader with a shell and a PostgreSQL would. What differs here from the page is told once: where PostgreSQL is, which
 * ports are free, and which folder stands for {@code /etc} and {@code /var/lib}. Confined to the test's thread.
 */
final class Follower implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final Duration START = Duration.ofSeconds(90);
    private static final Pattern EXIT = Pattern.compile("\\s+# exit (\\d+)\\s*$");
    private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)=(\\S+)");
    /** What a process says when it can be spoken to; an agent is asked for through the control plane. */
    private static final Map<String, String> READY =
            Map.of("bellows dev", "next, in another terminal", "bellows server", "control plane:");

    private final Path home;
    private final TestPostgresql server;
    private final Map<String, String> elsewhere;
    private final Map<String, String> exported = new TreeMap<>();
    private final Deque<ChildProcess> background = new ArrayDeque<>();

    Follower(Path home, TestPostgresql server, Map<String, String> elsewhere) {
        this.home = home;
        this.server = server;
        this.elsewhere = elsewhere;
        write(
                "bin/bellows",
                "#!/usr/bin/env bash\n[ \"${1:-}\" != dev ] || set -- \"$@\" --http-port 0 --grpc-port 0 --presumed-dead-after 3s\n"
                        + "exec env --default-signal=INT " + ProcessPlan.PROGRAMS_DIR + "="
                        + quoted(TestPostgresql.programs().toString()) + " "
                        + String.join(
                                " ",
                                ProcessPlan.java("dev.bellows.launcher.Main").command().stream()
                                        .map(Follower::quoted)
                                        .toList())
                        + " \"$@\"\n");
        executable("bin/bellows");
    }

    void follow(List<Block> blocks) {
        blocks.forEach(this::follow);
    }

    private void follow(Block block) {
        switch (block) {
            case Block.Typed typed -> {
                String output = type(typed.text());
                assertThat(output).as(output).endsWith("as expected");
                remember(typed.text());
            }
            case Block.Shows shows -> {
                String[] last = {""};
                SystemRuntime.await(
                        "'" + shows.wanted() + "' is shown by " + shows.text(),
                        START,
                        () -> {
                            last[0] = type(shows.text());
                            return last[0].contains(shows.wanted());
                        },
                        () -> last[0]);
            }
            case Block.Background stays -> start(stays.text());
            case Block.Sql sql -> sql.databases().forEach(name -> execute(name, sql));
            case Block.Written written -> write(here(written.file()), here(written.text()));
        }
    }

    private void remember(String text) {
        Matcher export = EXPORT.matcher(text);
        while (export.find()) {
            exported.put(export.group(1), here(export.group(2)));
        }
    }

    /** Types each line and compares its exit code; the output ends with {@code as expected} when all were right. */
    private String type(String text) {
        StringBuilder script = new StringBuilder();
        for (String line : here(text).lines().filter(it -> !it.isBlank()).toList()) {
            Matcher exit = EXIT.matcher(line);
            String expected = exit.find() ? exit.group(1) : "0";
            String typed = EXIT.matcher(line).replaceFirst("");
            script.append("echo ").append(quoted("$ " + typed)).append('\n');
            script.append(typed).append('\n');
            script.append("code=$?; [ $code -eq ")
                    .append(expected)
                    .append(" ] || { echo \"exit $code, and the page says ")
                    .append(expected)
                    .append("\"; exit 1; }\n");
        }
        script.append("echo as expected\n");
        try (ChildProcess bash = shell("bash", script.toString()).start()) {
            bash.awaitExit(LIMIT);
            return String.join("\n", bash.output());
        }
    }

    private void start(String text) {
        String command = here(text).strip();
        String name = String.join(" ", List.of(command.split(" ")).subList(0, 2));
        ChildProcess started = shell(name, "exec " + command)
                .withOutputCopiedTo(home.resolve("background-" + background.size() + ".log"))
                .start();
        background.push(started);
        String ready = READY.get(name);
        if (ready != null) {
            started.awaitLine(ready, START);
        }
    }

    private ProcessPlan shell(String name, String script) {
        ProcessPlan plan = ProcessPlan.program(name, List.of("bash", "-c", script))
                .withDirectory(home)
                .withEnvironment("HOME", home.toString())
                .withEnvironment("XDG_DATA_HOME", home.resolve("data").toString())
                .withEnvironment("XDG_CONFIG_HOME", home.resolve("config").toString())
                .withEnvironment("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        for (Map.Entry<String, String> variable : exported.entrySet()) {
            plan = plan.withEnvironment(variable.getKey(), variable.getValue());
        }
        return plan;
    }

    /** Statements one by one and outside of a transaction, as psql would: CREATE DATABASE is among them. */
    private void execute(String name, Block.Sql sql) {
        TestDatabase database = server.database(name);
        try (Connection connection = database.connectAs(sql.role().orElse(database.user()));
                Statement statement = connection.createStatement()) {
            for (String one : sql.text().split(";\\s*(\n|$)", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError("the page's SQL failed in " + name + ": " + sql.text(), e);
        }
    }

    private String here(String text) {
        String told = text;
        for (Map.Entry<String, String> one : elsewhere.entrySet()) {
            told = told.replace(one.getKey(), one.getValue());
        }
        return told;
    }

    private void write(String file, String text) {
        try {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void executable(String file) {
        try {
            Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public void close() {
        while (!background.isEmpty()) {
            ChildProcess process = background.pop();
            process.terminate();
            process.awaitExit(START);
        }
    }
}
