package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who goes next: approvals, budget, waves, soak, one host's share. Pure; confined to one call of the core. */
final class Schedule {
    /** Why of a target whose offer is asked for in this very decision. */
    private static final String ASKING = "asking";

    /** How soon it is asked again whether an environment still wants more approvals: a target can be moved, a setting changed. */
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

    private final Draft draft;
    private Optional<Instant> wake = Optional.empty();
    private @Nullable Map<String, Integer> onHost;

    private Schedule(Draft draft) {
        this.draft = draft;
    }

    /** Moves every run as far as it goes now. Returns when time alone changes something. */
    static Optional<Instant> advance(Draft draft) {
        Schedule schedule = new Schedule(draft);
        for (int run = 0; run < draft.runs.size(); run++) {
            schedule.leave(run);
            schedule.await(run);
            schedule.move(run);
        }
        return schedule.wake;
    }

    static boolean asking(TargetRun target) {
        return target.state() == TargetState.OFFERED && target.why().equals(ASKING);
    }

    private void wakeAt(Instant at) {
        if (at.isAfter(draft.now) && wake.filter(sooner -> !sooner.isAfter(at)).isEmpty()) {
            wake = Optional.of(at);
        }
    }

    /** Targets taken out of a closing run: asks again for the re-opening that an outstanding grant forbade. */
    private void leave(int run) {
        PhaseRun phaseRun = draft.runs.get(run);
        phaseRun.targets().forEach((name, target) -> {
            boolean open = target.leaving() && draft.narrowingRun(name) == run;
            if (open && target.notBefore().isPresent()) {
                if (target.notBefore().get().isAfter(draft.now)) {
                    wakeAt(target.notBefore().get());
                } else {
                    draft.put(run, name, target.askedToReopen());
                    draft.effects.add(new Effect.RequestReopen(name, phaseRun.phase(), phaseRun.number()));
                }
            }
        });
    }

    private void await(int run) {
        if (draft.runs.get(run).state() != RunState.AWAITING_APPROVAL) {
            return;
        }
        PhaseRun phaseRun = draft.runs.get(run);
        if (phaseRun.targets().keySet().stream().anyMatch(name -> draft.approved(phaseRun.phase(), name))) {
            draft.move(run, RunState.RUNNING);
        } else if (phaseRun.targets().keySet().stream().anyMatch(name -> draft.lacking(phaseRun.phase(), name))) {
            wakeAt(draft.now.plus(ASKED_AGAIN));
        }
    }

    private void move(int run) {
        missAgents(run);
        PhaseRun before = draft.runs.get(run);
        boolean moving = before.state() == RunState.RUNNING || before.state() == RunState.PAUSED;
        if (endWhenNobodyIsLeft(run) || !moving) {
            return;
        }
        PhasePlan plan = draft.plan(before.phase());
        if (overBudget(before, plan)) {
            draft.move(run, RunState.HALTED);
            return;
        }
        if (before.state() == RunState.RUNNING) {
            List<PhasePlan.ResolvedWave> waves = waves(before, plan);
            while (moveWave(run, plan, waves)) {
                draft.runs.set(
                        run, draft.runs.get(run).atWave(draft.runs.get(run).wave() + 1, Optional.empty()));
            }
        }
    }

    /** What an agent did that has not been there for too long nobody can say. */
    private void missAgents(int run) {
        PhaseRun here = draft.runs.get(run);
        PhasePlan plan = draft.plan(here.phase());
        here.targets().forEach((name, target) -> {
            boolean works = target.state().active() && target.state() != TargetState.UNKNOWN;
            if (works && target.lostAt().isPresent()) {
                Instant due = target.lostAt().get().plus(plan.unknownAfter());
                if (due.isAfter(draft.now)) {
                    wakeAt(due);
                } else {
                    draft.put(run, name, target.forgotten());
                }
            }
        });
    }

    /**
     * A run that all left is over, even while it is halted or waits for approval; so is one that was aborted or halted, once nobody in
     * it has anything to do.
     */
    private boolean endWhenNobodyIsLeft(int run) {
        PhaseRun here = draft.runs.get(run);
        boolean nobody = here.count(TargetState.SKIPPED) == here.targets().size();
        if (here.state() == RunState.SUCCEEDED || here.state() == RunState.ABORTED) {
            return true;
        }
        if (nobody || (here.ending() && !here.open())) {
            draft.move(run, RunState.ABORTED);
            return true;
        }
        if (here.state() == RunState.HALTED && !here.open()) {
            draft.move(run, RunState.SUCCEEDED);
            return true;
        }
        return false;
    }

    /** Who goes on in a run that was aborted has to: nothing halts it. */
    private boolean overBudget(PhaseRun run, PhasePlan plan) {
        for (TargetRun target : run.targets().values()) {
            if (target.state() == TargetState.UNKNOWN) {
                wakeAt(target.since().plus(plan.unknownAfter()));
            }
        }
        return !run.ending() && run.failures(draft.now, plan.unknownAfter()) > run.budget(plan);
    }

    /** Waves of this run: the plan's, less who is not in the run; who is in no wave comes with the last. */
    static List<PhasePlan.ResolvedWave> waves(PhaseRun run, PhasePlan plan) {
        LinkedHashSet<TargetName> rest = new LinkedHashSet<>(run.targets().keySet());
        List<PhasePlan.ResolvedWave> waves = new ArrayList<>();
        for (PhasePlan.ResolvedWave wave : plan.waves()) {
            List<TargetName> here = wave.members().stream()
                    .filter(name -> run.targets().containsKey(name))
                    .toList();
            here.forEach(rest::remove);
            waves.add(new PhasePlan.ResolvedWave(here, wave.parallel(), wave.perHost()));
        }
        if (!rest.isEmpty()) {
            PhasePlan.ResolvedWave last =
                    waves.isEmpty() ? new PhasePlan.ResolvedWave(List.of(), 1, 1) : waves.removeLast();
            List<TargetName> all = new ArrayList<>(last.members());
            all.addAll(rest);
            waves.add(new PhasePlan.ResolvedWave(all, last.parallel(), last.perHost()));
        }
        return waves;
    }

    /** Moves the present wave; true when it is over and soaked and the next one may begin. */
    private boolean moveWave(int run, PhasePlan plan, List<PhasePlan.ResolvedWave> waves) {
        PhaseRun here = draft.runs.get(run);
        List<PhasePlan.ResolvedWave> open = waves.subList(0, Math.min(here.wave() + 1, waves.size())).stream()
                .filter(wave -> wave.members().stream().anyMatch(name -> holds(run, name, plan)))
                .toList();
        if (!open.isEmpty()) {
            // Not the present wave alone: a retried target, or one that joined late, stands in a wave that was over.
            open.forEach(wave -> {
                Room room = new Room(run, wave);
                wave.members().forEach(name -> start(run, name, room));
            });
            return false;
        }
        if (here.wave() >= waves.size()) {
            if (here.targets().values().stream()
                    .allMatch(target -> target.state().finished())) {
                finish(run);
            }
            return false;
        }
        PhasePlan.ResolvedWave wave = waves.get(here.wave());
        boolean last = here.wave() == waves.size() - 1;
        if (last || wave.members().isEmpty()) {
            return true;
        }
        Instant soaked = here.soakUntil().orElse(draft.now.plus(plan.soak()));
        draft.runs.set(run, here.atWave(here.wave(), Optional.of(soaked)));
        wakeAt(soaked);
        return !soaked.isAfter(draft.now);
    }

    /**
     * Whether the next wave waits for it. One whose agent is lost counts as failed, and one that failed in another run gets no turn here
     * until a person has seen to it: both may be back for their run's end.
     */
    private boolean holds(int run, TargetName name, PhasePlan plan) {
        TargetRun target = draft.target(run, name);
        boolean stuck = !target.state().active()
                && draft.runs.stream()
                        .filter(other -> other.state() != RunState.ABORTED)
                        .anyMatch(other -> stuck(other, name));
        return !target.state().finished() && !target.lost(draft.now, plan.unknownAfter()) && !stuck;
    }

    private boolean stuck(PhaseRun other, TargetName name) {
        TargetRun there = other.targets().get(name);
        return there != null
                && (there.state() == TargetState.FAILED
                        || there.lost(draft.now, draft.plan(other.phase()).unknownAfter()));
    }

    private void finish(int run) {
        PhaseRun here = draft.runs.get(run);
        boolean nobody = here.targets().values().stream().allMatch(target -> target.state() == TargetState.SKIPPED);
        draft.move(run, nobody ? RunState.ABORTED : RunState.SUCCEEDED);
    }

    private void start(int run, TargetName name, Room room) {
        TargetRun target = draft.target(run, name);
        boolean waiting = target.state() == TargetState.PENDING || target.state() == TargetState.QUEUED;
        Phase phase = draft.runs.get(run).phase();
        if (!waiting || target.paused() || !turn(phase, name)) {
            return;
        }
        if (!draft.approved(phase, name)) {
            String group = PhaseGroup.of(phase).name().toLowerCase(java.util.Locale.ROOT);
            String why = draft.lacking(phase, name)
                    ? "its environment asks for more approvals of " + group + " than there are"
                    : "plan class " + draft.member(name).planClass() + " is not approved for " + group;
            if (draft.lacking(phase, name)) {
                wakeAt(draft.now.plus(ASKED_AGAIN));
            }
            draft.put(run, name, target.to(TargetState.QUEUED, why, draft.now));
        } else if (target.notBefore().filter(at -> at.isAfter(draft.now)).isPresent()) {
            wakeAt(target.notBefore().get());
        } else if (room.isFor(name)) {
            offer(run, name, target);
            room.taken(name);
        }
    }

    /** Whether the target stands where the phase begins, and nothing else is at work on it. */
    private boolean turn(Phase phase, TargetName name) {
        Member member = draft.member(name);
        if (draft.activeRun(name) >= 0) {
            return false;
        }
        return switch (phase) {
            case EXPAND -> member.standing() == Standing.BASE || member.standing() == Standing.EXPANDING;
            case MIGRATE -> member.standing() == Standing.EXPANDED || member.standing() == Standing.MIGRATING;
            case CONTRACT ->
                member.standing() == Standing.MIGRATED
                        || member.standing() == Standing.CONTRACTING
                        || member.standing() == Standing.REVERTING;
            case CLEANUP -> member.standing() == Standing.CLEANING || hiddenLongEnough(member);
            case ROLLBACK -> member.standing().canRollBack() || member.standing() == Standing.ROLLING_BACK;
            case REVERT ->
                member.standing() == Standing.HIDDEN
                        || member.standing() == Standing.REVERTING
                        || member.standing() == Standing.CONTRACTING;
        };
    }

    private boolean hiddenLongEnough(Member member) {
        if (member.standing() != Standing.HIDDEN || member.hiddenAt().isEmpty()) {
            return false;
        }
        Duration revertFor = draft.plan(Phase.CLEANUP).after();
        Instant due = member.hiddenAt().get().plus(revertFor);
        wakeAt(due);
        return !due.isAfter(draft.now);
    }

    /** How many targets are at work on each host, in whatever run; counted once, when it is first asked. */
    private Map<String, Integer> hosts() {
        if (onHost == null) {
            onHost = new HashMap<>();
            draft.members().forEach((name, member) -> {
                if (!member.host().isEmpty() && draft.activeRun(name) >= 0) {
                    onHost.merge(member.host(), 1, Integer::sum);
                }
            });
        }
        return onHost;
    }

    /** What a wave, and the hosts of its members, have room for still. Nothing but offers changes that while it is asked. */
    private final class Room {
        private final PhasePlan.ResolvedWave wave;
        private long moving;

        Room(int run, PhasePlan.ResolvedWave wave) {
            this.wave = wave;
            PhasePlan plan = draft.plan(draft.runs.get(run).phase());
            this.moving = wave.members().stream()
                    .filter(name -> draft.target(run, name).state().active() && holds(run, name, plan))
                    .count();
        }

        boolean isFor(TargetName name) {
            if (moving >= wave.parallel()) {
                return false;
            }
            String host = draft.member(name).host();
            return host.isEmpty() ? wave.perHost() > 0 : hosts().getOrDefault(host, 0) < wave.perHost();
        }

        void taken(TargetName name) {
            moving++;
            String host = draft.member(name).host();
            if (!host.isEmpty()) {
                hosts().merge(host, 1, Integer::sum);
            }
        }
    }

    private void offer(int run, TargetName name, TargetRun target) {
        PhaseRun here = draft.runs.get(run);
        draft.put(run, name, target.to(TargetState.OFFERED, ASKING, draft.now));
        draft.effects.add(
                here.phase().narrows()
                        ? new Effect.RequestClose(name, here.phase(), here.number(), target.attempt(), target.byHand())
                        : new Effect.SetDesired(name, here.phase(), here.number(), target.attempt(), target.byHand()));
    }
}
