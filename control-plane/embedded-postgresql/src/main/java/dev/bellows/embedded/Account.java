package dev.bellows.embedded;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom PostgreSQL's programs run, for it refuses root.
 *
 * @param prefix what stands before each command; empty when we are not root
 * @param owner the other user who must own the data; empty when files stay ours
 */
record Account(List<String> prefix, Optional<String> owner) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    /** Finds an account that can use {@code directory}, which must exist. */
    static Account forDirectory(Path directory, Optional<String> wanted) throws IOException {
        if (!isRoot()) {
            return new Account(List.of(), Optional.empty());
        }
        if (wanted.isEmpty() && succeeds(directory, List.of("unshare", "-U", "true"))) {
            return new Account(List.of("unshare", "-U"), Optional.empty());
        }
        List<String> users = wanted.map(List::of).orElse(UNPRIVILEGED);
        for (String user : users) {
            List<String> prefix = List.of("runuser", "-u", user, "--");
            if (succeeds(directory, join(prefix, List.of("test", "-x", directory.toString())))) {
                return new Account(prefix, Optional.of(user));
            }
        }
        throw BellowsException.of(
                ErrorCode.EMBEDDED_NO_ACCOUNT,
                "We are root, PostgreSQL refuses that, unshare -U "
                        + (wanted.isEmpty() ? "is not permitted here" : "was not asked for") + ", and "
                        + String.join(" and ", users) + " cannot enter " + directory + ".");
    }

    List<String> command(List<String> command) {
        return join(prefix, command);
    }

    static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static boolean succeeds(Path directory, List<String> command) {
        try {
            return Command.run(command, directory, LIMIT).succeeded();
        } catch (IOException notThere) {
            // The program does not exist on this machine, which is the answer asked for.
            return false;
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
