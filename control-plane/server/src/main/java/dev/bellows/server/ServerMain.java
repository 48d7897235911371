package dev.bellows.server;

import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.config.ConfigKey;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control plane as a process of its own: flags as in {@link ServerSettings#SCHEMA}, and {@code --config FILE}. SIGTERM drains and stops it. */
public final class ServerMain {
    private static final Logger LOG = LoggerFactory.getLogger(ServerMain.class);
    private static final int USAGE = 2;

    private ServerMain() {}

    /** Runs until the process is told to stop; exits 1 or 2 with a coded message when it cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        Server server;
        try {
            server = Server.start(ServerSettings.load(input(arguments)));
        } catch (BellowsException e) {
            LOG.atError()
                    .addKeyValue("code", e.problem().code().id())
                    .log("{} Try: {}", e.problem(), e.problem().wayOut());
            System.exit(e.problem().code() == ErrorCode.CLI_USAGE ? USAGE : 1);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.stop();
                            stopped.countDown();
                        },
                        "shutdown"));
        LOG.atInfo().log("an address of the page, good once, comes from: bellows page");
        stopped.await();
    }

    private static ConfigInput input(String[] arguments) {
        TreeMap<String, String> flags = new TreeMap<>();
        Optional<ConfigInput.File> file = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            if (parts.length == 1 && i + 1 == arguments.length) {
                throw BellowsException.of(ErrorCode.CLI_USAGE, "The option " + arguments[i] + " needs a value.");
            }
            String value = parts.length == 2 ? parts[1] : arguments[++i];
            if (parts[0].equals("--config")) {
                file = Optional.of(read(Path.of(value)));
            } else {
                flags.put(name(parts[0]), value);
            }
        }
        return new ConfigInput(flags, System.getenv(), file);
    }

    private static String name(String flag) {
        return ServerSettings.SCHEMA.keys().stream()
                .filter(key -> key.flag().equals(flag))
                .map(ConfigKey::name)
                .findFirst()
                .orElseThrow(() -> BellowsException.of(ErrorCode.CLI_USAGE, "There is no option " + flag + "."));
    }

    private static ConfigInput.File read(Path file) {
        try {
            return new ConfigInput.File(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new BellowsException(
                    Problem.of(ErrorCode.CLI_USAGE, "The configuration file " + file + " cannot be read."),
                    Outcome.NOTHING_DONE,
                    e);
        }
    }
}
