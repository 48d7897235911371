package dev.bellows.cli;

import dev.bellows.cli.session.SystemRuntime;
import java.util.List;

/** The client commands alone, as a process. The distribution's launcher adds dev, server and agent. */
public final class Main {
    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new BellowsCli(new SystemRuntime(), List.of()).run(arguments));
    }
}
