package dev.bellows.server.adoption;

import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What services and people ask about claims and windows. Each call is one transaction on the store; no acceptance is answered from
 * memory. Thread-safe.
 */
public interface Adoption {

    /** Registers a claim, or resumes it after a lost stream, under the window rows' share locks. */
    RegistrationAnswer register(Registration registration);

    /**
     * Signs of life, batched by the gateway; called every second or so by every process, without any too. The same transaction says that
     * this process hears: silence counts only while heartbeats could be stored.
     *
     * @return incarnations that are unknown, ended or came with a wrong secret: their streams must register again
     */
    List<String> heartbeat(List<ClaimProof> claims);

    /** An instance read the window row of a database, or found that it cannot. Unknown identity tokens are kept until a target has them. */
    void rowRead(ClaimProof claim, Optional<String> identityToken, boolean readable);

    /** Ends a claim by its own word. A wrong secret or another incarnation ends nothing; false then. */
    boolean goodbye(ClaimProof claim);

    /**
     * Ends the claims of instances that are gone from every target, lets targets in that waited for them, and removes what ended a week
     * ago. Bounded work: called every few seconds, it goes round.
     */
    void settle();

    /** A person confirms that an INCONCLUSIVE claim's instance is gone. */
    boolean confirmGone(String incarnation, String person, String reason);

    /** The present answer for a claim, read-only: pushed when a window changed. Empty when the claim is unknown or ended. */
    Optional<RegistrationAnswer> answer(String incarnation);

    /**
     * How long nobody undeclared may have read what a version takes away, before that is taken: the longest that its document, the
     * strategies of its rollouts and this server ask for. Read-only.
     */
    Duration quietTime(SchemaLine line, int version);

    /** Who stands in the way of a question. Read-only. */
    Verdict ask(Question question, SchemaLine line, int version, Optional<String> service, List<TargetName> targets);

    /** Whether a session or a statement of that role was ever seen on a database of the line, or it may read there: a misspelt one never. */
    boolean knows(SchemaLine line, String role);

    /**
     * A person vouches for a login role: it need not be waited for until then. A second declaration of the same takes the place of the
     * first.
     *
     * @return when it ends, on the store's clock
     */
    Instant declareConsumer(String role, Vouches vouches, Duration lasts, String person, String reason);

    /** What a person says of a role. */
    sealed interface Vouches {
        /** The line it is said about. */
        SchemaLine line();

        /** Its own code reads the tables and works before and after the version. */
        record BothVersions(SchemaLine line, int version) implements Vouches {
            /** As it is written. */
            public static final String WORD = "both-versions";
        }

        /** It does not read the table, though it may. */
        record NotThis(SchemaLine line, TableName table) implements Vouches {
            /** As it is written. */
            public static final String WORD = "not-this";
        }
    }

    /** Takes every declaration of a role back; false when there was none. */
    boolean withdrawConsumer(String role, String person);

    /** Every claim, newest first, at most {@code limit}. */
    List<ClaimView> claims(Optional<TargetName> target, int limit);

    /** Every window. */
    List<WindowView> windows();

    /**
     * A claim as an SDK or a person registers it.
     *
     * @param incarnation ULID, new at every start of the process
     * @param targets names of the targets it uses, empty for all of line and environment
     * @param secret secret of a resumed claim, empty at the first registration
     * @param timeToLive for claims without a stream: how long it lives without renewal; empty for SDK claims
     * @param readable identity tokens of databases whose row the instance has read
     */
    record Registration(
            String service,
            String instance,
            String incarnation,
            SchemaLine line,
            String environment,
            int version,
            VersionRange reach,
            List<TargetName> targets,
            Optional<String> secret,
            Optional<Duration> timeToLive,
            List<String> readable) {
        public Registration {
            targets = List.copyOf(targets);
            readable = List.copyOf(readable);
        }
    }

    /** Which claim, and its secret. */
    record ClaimProof(String incarnation, String secret) {}

    /** Verdict for a claim on a target, or over all of its targets. */
    enum Served {
        YES,
        NO,
        RETRY_LATER
    }

    /**
     * Answer to a registration.
     *
     * @param served worst verdict over the targets that are not set aside; over all where every one is
     * @param secret the claim's secret, present only in the first YES
     * @param targets per target
     * @param retryAfter when to ask again, only for RETRY_LATER
     * @param reason one sentence, with a code when not YES
     * @param registered whether a claim is recorded
     */
    record RegistrationAnswer(
            Served served,
            Optional<String> secret,
            List<TargetAnswer> targets,
            Duration retryAfter,
            String reason,
            boolean registered) {
        public RegistrationAnswer {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Verdict on one target.
     *
     * @param reason why it is not YES, empty when it is
     * @param setAside whether its database is behind what the store knows, and nothing else is wrong
     */
    record TargetAnswer(
            TargetName target,
            Optional<String> identityToken,
            Served served,
            VersionRange window,
            String reason,
            boolean setAside) {}

    /** What a person or a pipeline may ask. */
    enum Question {
        DEPLOY,
        CONTRACT,
        ROLLBACK,
        REVERT
    }

    /** Answer to a question. */
    enum Answer {
        YES,
        NO,
        INCONCLUSIVE
    }

    /**
     * A verdict with everybody in the way.
     *
     * @param evidence what the answer rests on, per target whose evidence was looked at
     */
    record Verdict(
            Answer answer, List<InTheWay> inTheWay, List<TargetEvidence> evidence, String explanation, String wayOut) {
        public Verdict {
            inTheWay = List.copyOf(inTheWay);
            evidence = List.copyOf(evidence);
        }
    }

    /** What an answer rests on for one target, a line each. */
    record TargetEvidence(TargetName target, List<String> lines) {
        public TargetEvidence {
            lines = List.copyOf(lines);
        }
    }

    /** One thing in the way; text fields are empty where they do not apply. */
    record InTheWay(
            String kind,
            String service,
            String instance,
            String incarnation,
            int version,
            String target,
            String server,
            String role,
            Optional<Instant> lastSeen,
            String why) {}

    /**
     * A claim for people.
     *
     * @param state LIVE, SILENT, INCONCLUSIVE or ENDED
     * @param why per target why only a person can say that its instance is gone; empty when nobody has to
     */
    record ClaimView(
            String incarnation,
            String service,
            String instance,
            SchemaLine line,
            String environment,
            int version,
            VersionRange reach,
            List<TargetName> targets,
            String state,
            Instant registeredAt,
            Instant lastHeardAt,
            Optional<Instant> endedAt,
            String endReason,
            List<TargetName> rowRead,
            String why) {}

    /**
     * A window for people.
     *
     * @param window versions in force: store and row together
     * @param row what the target's own row says
     * @param state OPEN, CLOSING or REOPENING
     * @param why why the target is in RECONCILE, with the instances it does not serve; empty when it is not
     */
    record WindowView(
            TargetName target,
            SchemaLine line,
            VersionRange window,
            VersionRange row,
            String state,
            long generation,
            String rollout,
            String why) {}
}
