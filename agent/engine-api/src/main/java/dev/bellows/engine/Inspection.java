package dev.bellows.engine;

import dev.bellows.document.error.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a look at a target found.
 *
 * @param fingerprint which database this is
 * @param window window row, empty when there is none
 * @param fence highest fence written, 0 when none
 * @param journalHead newest journal entry's id, 0 when none
 * @param halted the reason of whoever halted the target from inside the database ({@code bellows.halt} in PostgreSQL), empty when not halted
 * @param replicas replicas configured and discovered
 * @param outOfStep what a served version lives on and is not as it was made any more; empty when all of it stands
 */
public record Inspection(
        Fingerprint fingerprint,
        Optional<WindowRow> window,
        long fence,
        long journalHead,
        Optional<String> halted,
        List<ReplicaState> replicas,
        Optional<Problem> outOfStep) {
    public Inspection {
        replicas = List.copyOf(replicas);
    }

    /** A look that met nothing out of step. */
    public Inspection(
            Fingerprint fingerprint,
            Optional<WindowRow> window,
            long fence,
            long journalHead,
            Optional<String> halted,
            List<ReplicaState> replicas) {
        this(fingerprint, window, fence, journalHead, halted, replicas, Optional.empty());
    }

    /** The same look, which met that. */
    public Inspection outOfStep(Optional<Problem> met) {
        return new Inspection(fingerprint, window, fence, journalHead, halted, replicas, met);
    }

    /** The same with a journal that ends at that entry at least. */
    public Inspection reaching(long entry) {
        return entry <= journalHead
                ? this
                : new Inspection(fingerprint, window, fence, entry, halted, replicas, outOfStep);
    }

    /** The same with that window row at least. */
    public Inspection reaching(WindowRow row) {
        boolean known =
                window.filter(found -> found.generation() >= row.generation()).isPresent();
        return known
                ? this
                : new Inspection(fingerprint, Optional.of(row), fence, journalHead, halted, replicas, outOfStep);
    }

    /** Whether a database that was known to be like that went back in time, or is another one. */
    public boolean isBehind(Inspection known) {
        return (known.fingerprint.identityToken().isPresent()
                        && !known.fingerprint.identityToken().equals(fingerprint.identityToken()))
                || fingerprint.timeline() < known.fingerprint.timeline()
                || generation() < known.generation()
                || journalHead < known.journalHead
                || fence < known.fence;
    }

    private long generation() {
        return window.map(WindowRow::generation).orElse(0L);
    }

    /**
     * Identity of a database.
     *
     * @param identityToken token the first agent wrote; empty before
     * @param serverId the server's own identifier
     * @param databaseId the database's identifier in that server
     * @param timeline grows by a promotion or a point-in-time recovery
     * @param serverVersion product and version for people
     * @param position position in the server's history
     * @param host host and port for per-host limits
     */
    public record Fingerprint(
            Optional<String> identityToken,
            String serverId,
            String databaseId,
            long timeline,
            String serverVersion,
            String position,
            String host) {}
}
