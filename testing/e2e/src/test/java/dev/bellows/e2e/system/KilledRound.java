package dev.bellows.e2e.system;

import dev.bellows.fixtures.time.SystemRuntime;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A rollout from EXPAND to CLEANUP, optionally with a revert on the way, while something kills its processes. Has no state. */
final class KilledRound {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** Long enough that the revert, which comes right after the hide, is not too late even with processes killed meanwhile. */
    private static final Duration TIME_TO_REVERT = Duration.ofSeconds(30);

    private KilledRound() {}

    /** Part of a rollout in which a person waits. */
    enum Leg {
        EXPAND_AND_MIGRATE(List.of("expand#1", "migrate#1")),
        ADOPTION(List.of()),
        CONTRACT_AND_CLEANUP(List.of("contract#1", "cleanup#1")),
        REVERT(List.of("revert#1")),
        CONTRACT_AGAIN(List.of("contract#2"));

        private final List<String> runs;

        Leg(List<String> runs) {
            this.runs = runs;
        }

        /** Phase runs of it, in order, as kill points name them. */
        List<String> runs() {
            return runs;
        }
    }

    /** Who kills. */
    interface Faults {
        /** Kills as often as it likes; returns with every process running freely. */
        void strike(Leg leg, BooleanSupplier over);
    }

    /** Runs to the end and judges. */
    static Judge.Verdict run(Round round, ControlPlane controlPlane, Faults faults, boolean withRevert) {
        round.propose(withRevert ? TIME_TO_REVERT : AT_ONCE);
        round.startService(17);
        round.verb("start");
        faults.strike(Leg.EXPAND_AND_MIGRATE, () -> round.is("MIGRATED"));
        round.await("MIGRATED");
        round.startService(18);
        round.stopService(17);
        faults.strike(Leg.ADOPTION, round::mayContract);
        SystemRuntime.await("the contract is free", Round.LIMIT, round::mayContract, round::describe);
        round.verb("contract");
        if (withRevert) {
            round.await("CONTRACTED");
            round.verb("revert");
            faults.strike(Leg.REVERT, () -> round.is("MIGRATED"));
            round.await("MIGRATED");
            round.verb("contract");
            faults.strike(Leg.CONTRACT_AGAIN, () -> round.is("CONTRACTED"));
        } else {
            faults.strike(Leg.CONTRACT_AND_CLEANUP, () -> round.is("COMPLETE"));
        }
        round.await("COMPLETE");
        round.stopService(18);
        return Judge.of(
                round,
                controlPlane,
                withRevert
                        ? List.of("EXPAND#1", "MIGRATE#1", "CONTRACT#1", "REVERT#1", "CONTRACT#2", "CLEANUP#2")
                        : List.of("EXPAND#1", "MIGRATE#1", "CONTRACT#1", "CLEANUP#1"));
    }
}
