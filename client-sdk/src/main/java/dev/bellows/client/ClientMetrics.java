package dev.bellows.client;

import java.util.concurrent.atomic.LongAdder;

/** Counters of one {@link Bellows}. Thread-safe because every counter is a {@link LongAdder}; they only grow. */
public final class ClientMetrics {
    final LongAdder tagged = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder allowedUnasked = new LongAdder();
    final LongAdder unmanaged = new LongAdder();
    final LongAdder rowUnreadable = new LongAdder();
    final LongAdder cacheFailures = new LongAdder();
    final LongAdder streamsLost = new LongAdder();
    final LongAdder registrationsRefused = new LongAdder();
    final LongAdder streamErrors = new LongAdder();
    final LongAdder withoutTargets = new LongAdder();

    ClientMetrics() {}

    /** Connections handed out with a tag. */
    public long tagged() {
        return tagged.sum();
    }

    /** Connections refused because a window that was read does not serve this build. */
    public long refused() {
        return refused.sum();
    }

    /** Connections and start-up checks let through because nobody could be asked. Alert on it. */
    public long allowedUnasked() {
        return allowedUnasked.sum();
    }

    /** Connections to databases without a Bellows schema. */
    public long unmanaged() {
        return unmanaged.sum();
    }

    /** Connections on which the window row could not be read, mostly for want of a right. */
    public long rowUnreadable() {
        return rowUnreadable.sum();
    }

    /** Failed writes of the remembered window: a full disk, a read-only folder. */
    public long cacheFailures() {
        return cacheFailures.sum();
    }

    /** Streams to the control plane that were lost or could not be opened. */
    public long streamsLost() {
        return streamsLost.sum();
    }

    /** Registrations that the control plane refused: a wrong token, a name that is not the token's, a malformed line. Alert on it. */
    public long registrationsRefused() {
        return registrationsRefused.sum();
    }

    /** Errors of the SDK's own that ended its stream. Alert on it: while it lasts nothing is claimed. */
    public long streamErrors() {
        return streamErrors.sum();
    }

    /** Answers that named no target: the line or the environment may be misspelt, and then the claim protects nothing. */
    public long withoutTargets() {
        return withoutTargets.sum();
    }
}
