package dev.bellows.agent;

import dev.bellows.agent.config.AgentConfiguration;
import dev.bellows.document.config.ConfigInput;
import dev.bellows.document.error.BellowsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent as a process: {@code AgentMain agent.yaml}. SIGTERM finishes the batch, records, and says goodbye. */
public final class AgentMain {
    private static final Logger log = LoggerFactory.getLogger(AgentMain.class);
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_FAILED = 1;

    private AgentMain() {}

    /** Runs until it is asked to end. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            log.atError().log("usage: AgentMain agent.yaml");
            System.exit(EXIT_USAGE);
        }
        Agent agent;
        try {
            agent = Agent.start(AgentConfiguration.load(new ConfigInput(
                    Map.of(), System.getenv(), Optional.of(ConfigInput.File.read(Path.of(arguments[0]))))));
        } catch (BellowsException e) {
            log.atError()
                    .addKeyValue("code", e.problem().code().id())
                    .addKeyValue("wayOut", e.problem().wayOut())
                    .log(e.problem().message());
            System.exit(EXIT_FAILED);
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("agent-stop").unstarted(() -> {
                    agent.stop();
                    ended.countDown();
                }));
        ended.await();
    }
}
