package dev.bellows.rollout;

import dev.bellows.document.TargetName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes before a target that has not begun in a run that runs: for people who ask why nothing happens there. Pure. */
public final class Turns {
    private Turns() {}

    /** Who or what the target waits for, empty where it is not for its turn that it waits. */
    public static Optional<String> before(RolloutState state, PhaseRun run, TargetName target) {
        TargetRun here = run.targets().get(target);
        PhasePlan plan = state.plans().get(run.phase());
        if (here == null || here.state() != TargetState.PENDING || run.state() != RunState.RUNNING || plan == null) {
            return Optional.empty();
        }
        List<PhasePlan.ResolvedWave> waves = Schedule.waves(run, plan);
        int own = 0;
        while (own < waves.size() && !waves.get(own).members().contains(target)) {
            own++;
        }
        return own > run.wave() ? earlier(run, waves, own) : beside(run, waves.get(own), target);
    }

    private static Optional<String> earlier(PhaseRun run, List<PhasePlan.ResolvedWave> waves, int own) {
        for (int wave = 0; wave < own; wave++) {
            Optional<TargetName> first = first(
                    run,
                    waves.get(wave).members().stream()
                            .filter(name -> !at(run, name).state().finished()));
            if (first.isPresent()) {
                return Optional.of("wave " + (wave + 1) + " goes first: " + told(run, first.get()));
            }
        }
        return run.soakUntil().map(until -> "wave " + (run.wave() + 1) + " is over and soaks until " + until);
    }

    private static Optional<String> beside(PhaseRun run, PhasePlan.ResolvedWave wave, TargetName target) {
        return first(
                        run,
                        wave.members().stream()
                                .filter(name -> !name.equals(target)
                                        && at(run, name).state().active()))
                .map(name -> "its wave takes " + wave.parallel() + " at once and " + wave.perHost() + " of one host: "
                        + told(run, name));
    }

    /** Whoever says why, before those that only work. */
    private static Optional<TargetName> first(PhaseRun run, Stream<TargetName> names) {
        List<TargetName> all = names.toList();
        return all.stream()
                .filter(name -> !at(run, name).why().isEmpty())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static String told(PhaseRun run, TargetName name) {
        TargetRun here = at(run, name);
        boolean silent = here.why().isEmpty() || Schedule.asking(here);
        return name + " is " + here.state() + (silent ? "" : " (" + here.why() + ")");
    }

    private static TargetRun at(PhaseRun run, TargetName name) {
        return Objects.requireNonNull(run.targets().get(name));
    }
}
