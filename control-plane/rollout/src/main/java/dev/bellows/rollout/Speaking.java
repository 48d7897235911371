package dev.bellows.rollout;

import java.util.Optional;

/** Which agent may speak for a target, and whose word counts. Pure. */
public final class Speaking {
    private Speaking() {}

    /**
     * An agent on one stream; of a target in the store: its agent on that agent's newest stream.
     *
     * @param epoch number of the stream
     */
    public record Speaker(String agent, long epoch) {}

    /** What a stream is to a target. */
    public enum Standing {
        /** Its word counts. */
        SPEAKS,
        /** Its agent has a newer stream. */
        SUPERSEDED,
        /** The target is another agent's: this one has to introduce itself again. */
        DISPLACED
    }

    /** How an agent comes to talk of a target. */
    public enum Manner {
        /** It introduces itself: it may get a target whose agent fell silent. */
        INTRODUCTION,
        /** It goes on talking: it keeps what it has and gets nothing new, so that both sides know who speaks. */
        CONTINUATION
    }

    /** Whether a target that has an agent stays closed to the one that talks of it. */
    public static boolean taken(String has, boolean alive, String wants, Manner manner) {
        return !has.equals(wants) && (alive || manner == Manner.CONTINUATION);
    }

    /** What a stream is to a target of whose agent the store says this, read in the transaction that would believe the stream. */
    public static Standing standing(Speaker stream, Optional<Speaker> stored) {
        if (stored.filter(speaker -> speaker.agent().equals(stream.agent())).isEmpty()) {
            return Standing.DISPLACED;
        }
        return stored.get().epoch() == stream.epoch() ? Standing.SPEAKS : Standing.SUPERSEDED;
    }
}
