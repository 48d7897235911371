package dev.bellows.launcher;

import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Surroundings;
import java.util.concurrent.CountDownLatch;

/** Runs until the process is told to end, then ends the part in order. */
final class Lifetime {
    private Lifetime() {}

    static int until(Surroundings surroundings, Parts.Running part) throws InterruptedException {
        CountDownLatch forEver = new CountDownLatch(1);
        try (part;
                Surroundings.Registration _ = surroundings.onInterrupt(part::close)) {
            forEver.await();
        }
        return ExitCode.OK.number();
    }
}
