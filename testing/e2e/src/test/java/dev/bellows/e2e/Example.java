package dev.bellows.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of {@code examples/}: {@code README.md}, the start in {@code schema.sql}, {@code migration.yaml}, what either version's code says
 * in {@code story.sql}, and in {@code wrong-way.sql} the statement that one would have typed.
 *
 * @param folder where it is
 */
record Example(Path folder) {
    static Path all() {
        return Path.of(System.getProperty("project.root"), "examples");
    }

    /** Every one, in order. */
    static List<Example> list() {
        try (Stream<Path> folders = Files.list(all())) {
            return folders.filter(Files::isDirectory).sorted().map(Example::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of its folder. */
    String name() {
        return folder.getFileName().toString();
    }

    String schema() {
        return read("schema.sql");
    }

    /** The first line of its page. */
    String title() {
        return read("README.md").lines().findFirst().orElseThrow().replaceFirst("^# ", "");
    }

    String page() {
        return read("README.md");
    }

    ExampleScript script() {
        return ExampleScript.of(name() + "/story.sql", read("story.sql").lines().toList());
    }

    /** Its migration in a line of its own, which waits for no day to pass. */
    String migration() {
        String written = read("migration.yaml");
        String ours = written.replaceFirst("(?m)^schema: .*", "schema: " + line())
                .replaceFirst("quiet: \\w+", "quiet: 0s")
                .replaceFirst("revertFor: \\w+", "revertFor: 0s");
        if (ours.equals(written)) {
            throw new AssertionError(name() + "/migration.yaml names no line");
        }
        return ours;
    }

    /** Its line where it is run, by its number: a line's name begins with a letter and is short. */
    String line() {
        return "example-" + name().substring(0, 2);
    }

    /** The statement that one would have typed, and the code with which it is refused. */
    String wrongWay() {
        return read("wrong-way.sql");
    }

    boolean hasWrongWay() {
        return Files.exists(folder.resolve("wrong-way.sql"));
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
