package dev.bellows.server.gateway;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.Adoption.ClaimProof;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Stores the signs of life of SDKs, and with them the word that this process hears. A process that cannot store them any more gives its
 * SDK streams up: elsewhere they may be heard, and here each of them would only look alive. Thread-safe: one loop stores, another one
 * gives up, because storing may hang for as long as the store does.
 */
final class Heartbeats {
    /** Without a stored heartbeat for so long, this process is not ready. */
    static final Duration READY = Duration.ofSeconds(5);
    /** Without one for so long, it gives its SDK streams up; shorter than the time after which silence begins anew. */
    static final Duration LOST = Duration.ofSeconds(10);

    private final ClientStreams clients;
    private final Adoption adoption;
    private final LongSupplier nanos;
    private volatile Problem newest =
            Problem.of(ErrorCode.SERVER_STORE_UNAVAILABLE, "Nothing has been written to the store yet.");
    private volatile long stored;
    private volatile boolean any;

    Heartbeats(ClientStreams clients, Adoption adoption, LongSupplier nanos) {
        this.clients = clients;
        this.adoption = adoption;
        this.nanos = nanos;
        this.stored = nanos.getAsLong();
    }

    /** Stores what came since the last turn; what could not be stored is kept for the next one. */
    void store() {
        List<ClaimProof> beats = clients.takeBeats();
        boolean done = false;
        try {
            List<String> unknown = adoption.heartbeat(beats);
            done = true;
            stored = nanos.getAsLong();
            any = true;
            Status again = Refusal.status(
                    ErrorCode.STREAM_SUPERSEDED, "The control plane does not hold this claim: register again.");
            unknown.forEach(incarnation -> clients.of(incarnation).ifPresent(stream -> stream.close(again)));
        } catch (BellowsException e) {
            newest = e.problem();
            throw e;
        } finally {
            if (!done) {
                clients.putBack(beats);
            }
        }
    }

    /** Closes every SDK's stream once nothing could be stored for {@link #LOST}. */
    void giveUp() {
        if (nanos.getAsLong() - stored > LOST.toNanos() && clients.size() > 0) {
            Problem why = newest;
            Status lost = Refusal.status(
                    why.code(),
                    "This process of the control plane cannot store signs of life; connect to another one. "
                            + why.message());
            clients.all().forEach(stream -> stream.close(lost));
        }
    }

    /** Why nothing could be written to the store lately; empty while writes go through. */
    Optional<Problem> trouble() {
        boolean fresh = any && nanos.getAsLong() - stored < READY.toNanos();
        return fresh ? Optional.empty() : Optional.of(newest);
    }
}
