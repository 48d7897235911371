package dev.bellows.rollout.adoption;

import dev.bellows.rollout.AgentFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who would not be served any more if a target's window became narrower.
 *
 * @param answer YES: nobody in the way; NO; INCONCLUSIVE: a person has to say
 * @param inTheWay everybody, for people
 * @param gone claims that were found to have ended here
 * @param basis what the answer rests on, a line each, for people
 */
public record Look(Answer answer, List<Obstacle> inTheWay, List<Claim> gone, List<String> basis) {

    public Look {
        inTheWay = List.copyOf(inTheWay);
        gone = List.copyOf(gone);
        basis = List.copyOf(basis);
    }

    /** Whether it may be narrowed. */
    public enum Answer {
        YES,
        NO,
        INCONCLUSIVE
    }

    /**
     * One thing in the way; texts are empty where they do not apply.
     *
     * @param kind claim, session, role or evidence
     */
    public record Obstacle(
            String kind,
            String service,
            String instance,
            String incarnation,
            int version,
            String server,
            String role,
            Optional<Instant> lastSeen,
            String why,
            boolean inconclusive) {

        /** One line for people. */
        public String text() {
            String name = service.isEmpty() ? role + incarnation : service + "/" + instance;
            return kind + (name.isEmpty() ? "" : " " + name) + (version > 0 ? " version " + version : "") + ": " + why;
        }
    }

    /** Looks. Reads only; the claims found gone are to be ended by the caller, under the window's lock. */
    static Look at(WindowStore.Tx tx, AdoptionPolicy policy, Window window, Asked asked) {
        Absence absence = new Absence(policy, tx.hearingSince(), tx.now());
        Optional<Evidence> evidence = tx.evidence(window.target());
        List<Obstacle> obstacles = new ArrayList<>();
        List<Claim> gone = new ArrayList<>();
        for (Claim claim : tx.claims(window)) {
            if (!claim.reach().meets(asked.narrower())) {
                Absence.Finding finding = absence.of(claim, window, evidence);
                if (finding.verdict() == Absence.Verdict.GONE) {
                    gone.add(claim);
                } else {
                    obstacles.add(claim(claim, finding));
                }
            }
        }
        List<String> basis = sessions(tx, policy, window, asked, evidence, obstacles);
        return new Look(answer(obstacles), obstacles, gone, basis);
    }

    /** How long nobody may have read what goes. */
    private static Duration period(WindowStore.Tx tx, AdoptionPolicy policy, Window window, Asked asked) {
        Duration quiet = asked.takesOldNames() ? tx.quiet(window.line(), asked.version()) : Duration.ZERO;
        return policy.quietTime(quiet);
    }

    private static Answer answer(List<Obstacle> obstacles) {
        if (obstacles.isEmpty()) {
            return Answer.YES;
        }
        return obstacles.stream().allMatch(Obstacle::inconclusive) ? Answer.INCONCLUSIVE : Answer.NO;
    }

    private static Obstacle claim(Claim claim, Absence.Finding finding) {
        return new Obstacle(
                "claim",
                claim.service(),
                claim.instance(),
                claim.incarnation(),
                claim.version(),
                "",
                "",
                Optional.of(claim.lastHeardAt()),
                finding.why(),
                finding.verdict() == Absence.Verdict.INCONCLUSIVE);
    }

    private static List<String> sessions(
            WindowStore.Tx tx,
            AdoptionPolicy policy,
            Window window,
            Asked asked,
            Optional<Evidence> evidence,
            List<Obstacle> obstacles) {
        if (asked.undoesWhatNobodyWasServed(window)) {
            return List.of("version " + asked.version()
                    + " was never served here: claims, and the scan after the window row, decide");
        }
        Optional<String> gap = new Absence(policy, tx.hearingSince(), tx.now()).gap(evidence);
        if (gap.isPresent() || evidence.isEmpty()) {
            obstacles.add(evidence(gap.orElse("")));
            return List.of(gap.orElse(""));
        }
        Duration period = period(tx, policy, window, asked);
        Instant begin = evidence.get().receivedAt().minus(period);
        for (AgentFact.SeenIncarnation seen : evidence.get().report().incarnations()) {
            Instant last = evidence.get().onStoreClock(seen.lastSeen());
            boolean served = seen.version() > 0 && asked.narrower().contains(seen.version());
            Optional<Obstacle> strange = served
                    ? Optional.empty()
                    : strange(tx, window, seen, last)
                            .filter(it -> last.isAfter(it.begin(begin, policy, evidence.get())))
                            .map(it -> session(seen, last, it.why(seen.incarnation(), policy)));
            strange.ifPresent(obstacles::add);
        }
        Set<String> vouched = Vouched.covering(
                tx.vouched(window.line()), asked.version(), tx.touches(window.line(), asked.version()));
        Quiet quiet = new Quiet(asked, window.line().name(), period, policy, vouched, evidence.get(), tx.now());
        Quiet.Finding found = quiet.finding();
        obstacles.addAll(found.obstacles());
        return found.basis();
    }

    /** Why no claim answers for a tagged session. */
    private enum Strange {
        /** Nobody ever claimed it: nothing is known of how long it lives. */
        UNKNOWN,
        /** Its claim was never about this target: it may come as long as it lives. */
        ELSEWHERE,
        /** Its claim is over here: like any other's, its silence settles it. */
        OVER;

        Instant begin(Instant quiet, AdoptionPolicy policy, Evidence evidence) {
            return switch (this) {
                case UNKNOWN, ELSEWHERE -> quiet;
                case OVER -> evidence.receivedAt().minus(policy.presumedDeadAfter());
            };
        }

        String why(String incarnation, AdoptionPolicy policy) {
            String command = "; once it is stopped: bellows claim confirm-gone " + incarnation + " --reason TEXT --yes";
            return switch (this) {
                case UNKNOWN -> "a session that no claim answers for" + command;
                case ELSEWHERE ->
                    "a session whose claim does not name this target; let it name the target, or stop it" + command;
                case OVER ->
                    "a session of an instance that was gone; over when none is seen for "
                            + Absence.words(policy.presumedDeadAfter()) + command;
            };
        }
    }

    /**
     * Why no claim answers for a session, empty when one does: a claim that counts, that was over after the session was seen last, or a
     * person who said so later.
     */
    private static Optional<Strange> strange(
            WindowStore.Tx tx, Window window, AgentFact.SeenIncarnation seen, Instant last) {
        if (tx.confirmedGone(seen.incarnation()).filter(at -> !last.isAfter(at)).isPresent()) {
            return Optional.empty();
        }
        Optional<Claim> known = tx.claim(seen.incarnation(), WindowStore.Lock.NONE);
        if (known.isEmpty()) {
            return Optional.of(Strange.UNKNOWN);
        }
        Claim claim = known.get();
        Optional<Instant> left = claim.endedAt().or(claim::goodbyeAt);
        if (claim.countsOn(window) || left.filter(at -> !last.isAfter(at)).isPresent()) {
            return Optional.empty();
        }
        boolean over = left.isPresent() || claim.absentFrom().contains(window.target());
        return Optional.of(over ? Strange.OVER : Strange.ELSEWHERE);
    }

    private static Obstacle evidence(String why) {
        return new Obstacle("evidence", "", "", "", 0, "", "", Optional.empty(), why, true);
    }

    private static Obstacle session(AgentFact.SeenIncarnation seen, Instant last, String why) {
        return new Obstacle(
                "session",
                "",
                "",
                seen.incarnation(),
                seen.version(),
                seen.server(),
                "",
                Optional.of(last),
                why,
                false);
    }
}
