package dev.bellows.cli.session;

import java.util.concurrent.Callable;

/** A verb that talks to the control plane. Confined to the main thread. */
public abstract class ClientCommand implements Callable<Integer> {
    /** What the verb shares with all others. */
    protected final Session session;

    /** A verb of this session. */
    protected ClientCommand(Session session) {
        this.session = session;
    }

    /** Does what the verb says. */
    protected abstract ExitCode run() throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        return run().number();
    }
}
