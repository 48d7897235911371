package dev.bellows.cli.session;

import dev.bellows.cli.api.ApiClient;
import dev.bellows.cli.context.Role;
import dev.bellows.cli.context.ServerChoice;
import dev.bellows.document.error.BellowsException;

/**
 * A client for a long wait: the control plane may come back at another address or with other tokens, as a restarted {@code bellows dev}
 * does, so that after a failure everything is looked up again. Confined to the main thread.
 */
public final class Following {
    private final Session session;
    private final Role role;
    private ServerChoice choice;
    private ApiClient api;

    /** Looks once; throws a coded error when nothing is found. */
    public Following(Session session, Role role) {
        this.session = session;
        this.role = role;
        this.choice = session.choice(role);
        this.api = session.api(choice);
    }

    /** Speaks to where the control plane was last found. */
    public ApiClient api() {
        return api;
    }

    /** After a failure: reads flags, environment, context and a local dev's files again. */
    public void lookAgain() {
        ServerChoice now;
        try {
            now = session.choice(role);
        } catch (BellowsException nowhere) {
            // A dev that is being restarted has no files for a moment. The last address is as good as any until it has.
            return;
        }
        if (!now.equals(choice)) {
            choice = now;
            api = session.api(now);
        }
    }
}
