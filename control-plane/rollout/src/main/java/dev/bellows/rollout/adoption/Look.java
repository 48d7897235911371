package dev.bellows.rollout.adoption;

import dev.bellows.document.VersionRange;
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
 */
public record Look(Answer answer, List<Obstacle> inTheWay, List<Claim> gone) {
    private static final Duration ROUNDING = Duration.ofSeconds(10);

    public Look {
        inTheWay = List.copyOf(inTheWay);
        gone = List.copyOf(gone);
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
    static Look at(WindowStore.Tx tx, AdoptionPolicy policy, Window window, VersionRange narrower) {
        Absence absence = new Absence(policy, tx.hearingSince(), tx.now());
        Optional<Evidence> evidence = tx.evidence(window.target());
        List<Obstacle> obstacles = new ArrayList<>();
        List<Claim> gone = new ArrayList<>();
        for (Claim claim : tx.claims(window)) {
            if (!claim.reach().meets(narrower)) {
                Absence.Finding finding = absence.of(claim, window, evidence);
                if (finding.verdict() == Absence.Verdict.GONE) {
                    gone.add(claim);
                } else {
                    obstacles.add(claim(claim, finding));
                }
            }
        }
        sessions(tx, policy, window, narrower, evidence, obstacles);
        return new Look(answer(obstacles), obstacles, gone);
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

    private static void sessions(
            WindowStore.Tx tx,
            AdoptionPolicy policy,
            Window window,
            VersionRange narrower,
            Optional<Evidence> evidence,
            List<Obstacle> obstacles) {
        Instant begin = tx.now().minus(policy.presumedDeadAfter());
        Optional<String> gap = new Absence(policy, tx.hearingSince(), tx.now()).gap(evidence);
        if (gap.isPresent() || evidence.isEmpty()) {
            obstacles.add(evidence(gap.orElse("")));
            return;
        }
        if (evidence.get().watchedSince().isAfter(begin)) {
            obstacles.add(evidence("sessions have not been watched for " + Absence.words(policy.presumedDeadAfter())
                    + " without a gap yet; enough at "
                    + roundedUp(evidence.get().watchedSince().plus(policy.presumedDeadAfter()))));
        }
        for (AgentFact.SeenIncarnation seen : evidence.get().report().incarnations()) {
            Instant last = evidence.get().onStoreClock(seen.lastSeen());
            if (last.isAfter(begin) && strange(tx, window, seen, last, narrower)) {
                obstacles.add(session(seen, last));
            }
        }
        Set<String> declared = tx.consumers(window.line());
        for (AgentFact.SeenRole seen : evidence.get().report().roles()) {
            Instant last = evidence.get().onStoreClock(seen.lastSeen());
            if (last.isAfter(begin) && seen.mayReadTouched() && !declared.contains(seen.role())) {
                obstacles.add(role(seen, last));
            }
        }
    }

    /** A tagged session that no claim answers for and whose version would not be served. */
    private static boolean strange(
            WindowStore.Tx tx, Window window, AgentFact.SeenIncarnation seen, Instant last, VersionRange narrower) {
        if (seen.version() > 0 && narrower.contains(seen.version())) {
            return false;
        }
        Optional<Claim> known = tx.claim(seen.incarnation(), WindowStore.Lock.NONE);
        if (known.filter(claim -> claim.countsOn(window)).isPresent()) {
            return false;
        }
        Optional<Instant> left = known.flatMap(claim -> claim.endedAt().or(claim::goodbyeAt));
        return left.map(last::isAfter).orElse(true);
    }

    /** Each report puts the target's clock a little differently on the store's; a text that followed it would change with each. */
    private static Instant roundedUp(Instant moment) {
        long seconds = moment.plus(ROUNDING).getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % ROUNDING.toSeconds());
    }

    private static Obstacle evidence(String why) {
        return new Obstacle("evidence", "", "", "", 0, "", "", Optional.empty(), why, true);
    }

    private static Obstacle session(AgentFact.SeenIncarnation seen, Instant last) {
        String why = "a session that no claim answers for";
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

    private static Obstacle role(AgentFact.SeenRole seen, Instant last) {
        String why = "untagged sessions that may read what changes; declare it: bellows consumer add " + seen.role();
        return new Obstacle("role", "", "", "", 0, "", seen.role(), Optional.of(last), why, true);
    }
}
