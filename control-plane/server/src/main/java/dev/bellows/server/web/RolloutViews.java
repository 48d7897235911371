package dev.bellows.server.web;

import dev.bellows.document.Phase;
import dev.bellows.document.PhaseRunId;
import dev.bellows.document.RolloutId;
import dev.bellows.document.Selector;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.PhaseRun;
import dev.bellows.rollout.RolloutPhase;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.RunState;
import dev.bellows.rollout.TargetRun;
import dev.bellows.rollout.TargetState;
import dev.bellows.rollout.Verb;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.Adoption.WindowView;
import dev.bellows.server.fleet.Fleet;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.web.RolloutSource.StoredRollout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rollouts and targets for people. Thread-safe; calls block. */
final class RolloutViews {
    private static final int NEWEST_EVENTS = 20;
    private static final Selector EVERY = Selector.parse("");

    private final RolloutSource rollouts;
    private final Fleet fleet;
    private final Adoption adoption;
    private final FleetViews views;

    RolloutViews(RolloutSource rollouts, Fleet fleet, Adoption adoption, FleetViews views) {
        this.rollouts = rollouts;
        this.fleet = fleet;
        this.adoption = adoption;
        this.views = views;
    }

    /** Every target the selector matches, each with the newest rollout that is not over, else the newest. */
    List<Views.TargetLine> targets(Selector selector) {
        return targets(fleet.targets(selector), rollouts.rollouts());
    }

    List<Views.TargetLine> targets(List<TargetRow> rows, List<StoredRollout> stored) {
        Map<String, WindowView> windows = FleetViews.byTarget(adoption.windows());
        Map<TargetName, RolloutState> newest = new HashMap<>();
        for (StoredRollout rollout : stored) {
            RolloutState state = rollout.state();
            for (TargetName member : state.members().keySet()) {
                newest.merge(member, state, (kept, older) -> over(kept) && !over(older) ? older : kept);
            }
        }
        Absentees absentees = Absentees.of(stored);
        return rows.stream()
                .map(row -> {
                    WindowView window = windows.get(row.name().name());
                    Views.TargetLine line = views.line(row, window, Optional.ofNullable(newest.get(row.name())));
                    return line.why().isEmpty()
                            ? absentees.why(row, window).map(line::waiting).orElse(line)
                            : line;
                })
                .toList();
    }

    /** Whether nothing of the rollout is in flight any more. */
    static boolean over(RolloutState state) {
        return state.phase().over();
    }

    List<Views.RolloutLine> lines() {
        return lines(rollouts.rollouts(), fleet.targets(EVERY));
    }

    List<Views.RolloutLine> lines(List<StoredRollout> stored, List<TargetRow> rows) {
        return stored.stream()
                .map(rollout -> {
                    RolloutState state = rollout.state();
                    List<Views.TargetLine> members = members(state, rows, Map.of());
                    int failed = (int) members.stream()
                            .filter(line -> line.state().equals(TargetState.FAILED.name()))
                            .count();
                    return new Views.RolloutLine(
                            state.id().toString(),
                            state.id().line().name(),
                            state.id().version(),
                            rollout.migrationName(),
                            phase(state),
                            rollout.migration().text(),
                            rollout.strategy(),
                            rollout.createdAt(),
                            pauses(state),
                            members.size(),
                            failed,
                            FleetViews.worstStall(members),
                            verbs(state),
                            digests(rollout),
                            state.members().size(),
                            ofLine(state, rows),
                            planClasses(state));
                })
                .toList();
    }

    private static List<String> pauses(RolloutState state) {
        return state.runs().stream()
                .flatMap(run -> run.pauses().stream())
                .distinct()
                .toList();
    }

    Optional<Views.Rollout> rollout(RolloutId id) {
        return rollouts.rollout(id).map(this::rollout);
    }

    private Views.Rollout rollout(StoredRollout stored) {
        RolloutState state = stored.state();
        List<TargetRow> rows = fleet.targets(EVERY);
        Map<String, WindowView> windows = FleetViews.byTarget(adoption.windows());
        List<Views.TargetLine> members = members(state, rows, windows);
        TreeMap<String, Integer> expected = new TreeMap<>();
        state.plans()
                .forEach((phase, plan) -> expected.put(
                        phase.word(),
                        plan.waves().stream()
                                .mapToInt(wave -> wave.members().size())
                                .sum()));
        return new Views.Rollout(
                state.id().toString(),
                state.id().line().name(),
                state.id().version(),
                stored.migrationName(),
                phase(state),
                stored.migration().text(),
                stored.strategy(),
                stored.createdAt(),
                pauses(state),
                state.runs().stream().map(run -> run(state, run)).toList(),
                members,
                verbs(state),
                waiting(stored, members, rows, windows),
                FleetViews.worstStall(members),
                expected,
                digests(stored),
                state.members().size(),
                ofLine(state, rows),
                planClasses(state),
                rollouts.newest(state.id(), NEWEST_EVENTS).stream()
                        .map(RolloutViews::event)
                        .toList(),
                nextCommand(stored));
    }

    private static List<Views.Waiting> waiting(
            StoredRollout stored,
            List<Views.TargetLine> members,
            List<TargetRow> rows,
            Map<String, WindowView> windows) {
        Absentees absentees = Absentees.of(List.of(stored));
        Stream<Views.Waiting> trouble =
                Stream.of(stored.trouble()).filter(text -> !text.isEmpty()).map(text -> new Views.Waiting("", text));
        Stream<Views.Waiting> gone = Stream.of(stored.migration())
                .filter(ignored -> stored.migrationName().isEmpty())
                .map(digest -> new Views.Waiting(
                        "",
                        "its document, " + digest.shown()
                                + ", is not in the store: it was withdrawn, and an older build"
                                + " deleted it; what it did stays, and nothing of it can be done again"));
        Stream<Views.Waiting> here = WhyItWaits.of(stored.state(), members).stream();
        Stream<Views.Waiting> missed = rows.stream().flatMap(row -> {
            String name = row.name().name();
            return absentees
                    .why(row, windows.get(name))
                    .map(why -> row.state().equals("UNREACHABLE") ? FleetViews.unreachable(row) + "; " + why : why)
                    .map(why -> new Views.Waiting(name, why))
                    .stream();
        });
        // Who is no part of it stands in nobody's way.
        return Stream.of(trouble, gone, here, missed).flatMap(all -> all).toList();
    }

    /** What an approval names, per phase group in lower case. */
    static Map<String, String> digests(StoredRollout stored) {
        TreeMap<String, String> digests = new TreeMap<>();
        stored.digests().forEach((group, digest) -> digests.put(Planning.word(group), digest.text()));
        return digests;
    }

    private static int ofLine(RolloutState state, List<TargetRow> rows) {
        return (int) rows.stream()
                .filter(row -> row.line().equals(state.id().line()))
                .count();
    }

    private static int planClasses(RolloutState state) {
        return (int) state.members().values().stream()
                .map(Member::planClass)
                .distinct()
                .count();
    }

    /** What an operator most likely types next; where a run waits for approvals that is somebody else. */
    static String nextCommand(StoredRollout stored) {
        RolloutState state = stored.state();
        RolloutId id = state.id();
        Optional<String> approve = state.runs().stream()
                .filter(run -> run.state() == RunState.AWAITING_APPROVAL)
                .map(run -> stored.digests().get(PhaseGroup.of(run.phase())))
                .filter(Objects::nonNull)
                .findFirst()
                .map(digest -> "bellows rollout approve sha256:" + digest.shown());
        if (approve.isPresent()) {
            return approve.get();
        }
        return switch (state.phase()) {
            case PLANNED -> "bellows rollout start " + id;
            case EXPANDING, MIGRATING, CONTRACTING, CLEANING, REVERTING, ROLLING_BACK ->
                "bellows rollout " + onwards(state) + " " + id;
            case MIGRATED ->
                contractsTheRest(state)
                        ? "bellows rollout contract " + id
                        : state.contracts()
                                ? "bellows can-i-contract " + id.line() + " " + id.version()
                                : "bellows can-i-deploy " + id.line() + " " + id.version();
            // Whose cleanup was aborted asks for it again; else it comes by itself, and whether to revert is what is
            // left
            // to decide: under a later version it cannot be.
            case CONTRACTED ->
                state.legalVerbs().contains(Verb.CONTRACT)
                        ? "bellows rollout contract " + id
                        : "bellows can-i-revert " + id.line() + " " + id.version();
            case NEEDS_PERSON -> wayOut(state);
            case COMPLETE, ROLLED_BACK, ABORTED -> "bellows get rollouts";
        };
    }

    /** What failed is retried; else what an agent stopped at names its own way out. */
    private static String wayOut(RolloutState state) {
        if (state.legalVerbs().contains(Verb.RETRY)) {
            return "bellows rollout retry " + state.id();
        }
        if (state.members().keySet().stream().anyMatch(state::leftContracting)) {
            return "bellows rollout revert " + state.id();
        }
        if (state.members().keySet().stream().anyMatch(state::leftReverting)) {
            return "bellows rollout contract " + state.id();
        }
        return state.runs().stream()
                .flatMap(run -> run.targets().values().stream())
                .filter(TargetRun::needsPerson)
                .flatMap(target -> target.trouble().stream())
                .map(AgentFact.Trouble::wayOut)
                .filter(command -> command.startsWith("bellows "))
                .findFirst()
                .orElse("bellows rollout " + (state.legalVerbs().contains(Verb.ABORT) ? "abort " : "describe ")
                        + state.id());
    }

    /** Whether all that is left to ask for is the contract of those that an earlier one did not take along. */
    private static boolean contractsTheRest(RolloutState state) {
        return !state.leftUncontracted().isEmpty()
                && state.behind().isEmpty()
                && state.runs().stream()
                        .filter(run ->
                                run.phase() == Phase.CONTRACT && run.state().active())
                        .flatMap(run -> run.targets().values().stream())
                        .allMatch(target -> target.state().finished());
    }

    /** Watching helps where something moves; where nothing does, the verb that leads out. */
    private static String onwards(RolloutState state) {
        if (contractsTheRest(state)) {
            return "contract";
        }
        List<PhaseRun> active =
                state.runs().stream().filter(run -> run.state().active()).toList();
        if (!active.isEmpty() && active.stream().allMatch(RolloutViews::standsStill)) {
            return "resume";
        }
        return !active.isEmpty()
                ? "watch"
                : Stream.of(Verb.ROLLBACK, Verb.REVERT, Verb.CONTRACT, Verb.RETRY)
                        .filter(state.legalVerbs()::contains)
                        .findFirst()
                        .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                        .orElse("watch");
    }

    /** Whether a person paused it, as a whole or each of its targets that is not done. */
    private static boolean standsStill(PhaseRun run) {
        List<TargetRun> unfinished = run.targets().values().stream()
                .filter(target -> !target.state().finished())
                .toList();
        return run.state() == RunState.PAUSED
                || (!unfinished.isEmpty() && unfinished.stream().allMatch(TargetRun::paused));
    }

    private List<Views.TargetLine> members(RolloutState state, List<TargetRow> rows, Map<String, WindowView> windows) {
        return rows.stream()
                .filter(row -> state.members().containsKey(row.name()))
                .map(row -> {
                    Views.TargetLine line =
                            views.line(row, windows.get(row.name().name()), Optional.of(state));
                    // What is measured is the target's: where the rollout has nothing at work it is not the rollout's
                    // doing.
                    return state.activeRun(row.name()).isPresent() ? line : line.unmeasured();
                })
                .toList();
    }

    private static Views.PhaseRun run(RolloutState state, PhaseRun run) {
        PhasePlan plan = state.plans().get(run.phase());
        int members = run.targets().size();
        return new Views.PhaseRun(
                new PhaseRunId(state.id(), run.phase(), run.number()).toString(),
                run.phase().word(),
                run.number(),
                run.state().name(),
                run.startedAt().orElse(null),
                run.finishedAt().orElse(null),
                run.wave() + 1,
                plan == null ? List.of() : waves(plan),
                new Views.Budget(
                        plan == null ? 0 : members * plan.budgetPercent() / 100,
                        count(run, TargetState.FAILED),
                        count(run, TargetState.UNKNOWN)));
    }

    private static int count(PhaseRun run, TargetState state) {
        return (int) run.targets().values().stream()
                .filter(target -> target.state() == state)
                .count();
    }

    static List<List<String>> waves(PhasePlan plan) {
        return plan.waves().stream()
                .map(wave -> wave.members().stream().map(TargetName::name).toList())
                .toList();
    }

    static Map<String, List<List<String>>> waves(RolloutState state) {
        TreeMap<String, List<List<String>>> waves = new TreeMap<>();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE, Phase.CONTRACT, Phase.CLEANUP)) {
            PhasePlan plan = state.plans().get(phase);
            waves.put(phase.word(), plan == null ? List.of() : waves(plan));
        }
        return waves;
    }

    static List<String> verbs(RolloutState state) {
        return state.legalVerbs().stream()
                .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** The derived state; a person's pause is the first thing to see. */
    static String phase(RolloutState state) {
        RolloutPhase phase = state.phase();
        return phase.name();
    }

    Views.Target target(String name) {
        TargetRow row = fleet.target(name);
        Views.TargetLine line = targets(List.of(row), rollouts.rollouts()).getFirst();
        List<Views.Claim> claims = new ArrayList<>();
        adoption.claims(Optional.of(row.name()), 200).forEach(claim -> claims.add(FleetViews.claim(claim)));
        String rollout = line.rollout();
        return new Views.Target(
                line,
                new Views.Fingerprint(
                        row.identityToken(), row.serverId(), row.databaseId(), row.timeline(), row.serverVersion()),
                row.state(),
                row.fence(),
                row.holding(),
                row.journalHead(),
                row.halted().orElse(null),
                Json.tree(row.replicasJson()),
                fleet.badRows(row.name()).stream().map(FleetViews::badRows).toList(),
                fleet.archives(row.name()).stream().map(FleetViews::archive).toList(),
                claims,
                rollouts.events(row.name(), 20).stream()
                        .map(RolloutViews::event)
                        .toList(),
                rollout == null ? "bellows get rollouts" : "bellows rollout describe " + rollout);
    }

    static Views.Event event(RolloutSource.StoredEvent event) {
        return new Views.Event(event.seq(), event.at(), event.rollout(), event.target(), event.kind(), event.text());
    }
}
