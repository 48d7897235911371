package dev.bellows.launcher;

import dev.bellows.cli.BellowsCli;
import dev.bellows.cli.session.SystemRuntime;

/** The process behind {@code bin/bellows}. */
public final class Main {
    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) throws Exception {
        if (Boolean.getBoolean("bellows.training")) {
            System.exit(TrainingRun.run());
        }
        System.exit(new BellowsCli(new SystemRuntime(), LauncherVerbs.of(RealParts::new)).run(arguments));
    }
}
