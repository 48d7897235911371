package dev.bellows.rollout;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.util.Optional;

/**
 * What a rollout makes of a target whose database went back in time once a person has accepted it: it stands where its window row says,
 * and what has to be done again is done in the same runs, as a new attempt. The database's own journal says what of it is there. Pure;
 * confined to one call of the core.
 */
final class Reconciling {
    private static final String WHY = "the database went back, and a person accepted it";

    private final Draft draft;
    private final TargetName target;
    private final Standing standing;

    private Reconciling(Draft draft, TargetName target, Standing standing) {
        this.draft = draft;
        this.target = target;
        this.standing = standing;
    }

    static Optional<String> decide(Draft draft, RolloutEvent.Reconciled found) {
        Member member = draft.members.get(found.target());
        if (member == null) {
            return Optional.of("no member");
        }
        Standing standing = standing(draft, member.standing(), found.row());
        Member next = standing == Standing.HIDDEN
                ? member.hidden(draft.now)
                : new Member(member.host(), member.planClass(), standing, standing, Optional.empty());
        draft.members.put(found.target(), next);
        new Reconciling(draft, found.target(), standing).runs();
        return Optional.empty();
    }

    private static Standing standing(Draft draft, Standing before, VersionRange row) {
        int version = draft.from.id().version();
        // Objects may be there whatever the row says: what gives back goes on, and looks.
        if (before == Standing.ROLLING_BACK || before == Standing.ROLLED_BACK) {
            return before;
        }
        if (row.max() < version) {
            return Standing.BASE;
        }
        if (row.min() < version || !draft.from.contracts()) {
            return Standing.MIGRATED;
        }
        return before == Standing.CLEANED ? Standing.CLEANED : Standing.HIDDEN;
    }

    private void runs() {
        for (int run = 0; run < draft.runs.size(); run++) {
            PhaseRun here = draft.runs.get(run);
            TargetRun now = here.targets().get(target);
            if (now == null || here.state() == RunState.ABORTED) {
                continue;
            }
            boolean open = !now.state().finished() || now.state() == TargetState.FAILED;
            if (again(here.phase(), open) && now.state() != TargetState.SKIPPED) {
                draft.put(run, target, now.again(draft.now));
                if (here.state() == RunState.SUCCEEDED || here.state() == RunState.HALTED) {
                    draft.reopen(run);
                }
            } else if (open) {
                draft.put(run, target, now.to(TargetState.SKIPPED, WHY, draft.now));
            }
        }
    }

    /** Whether a run has work for the target (again): what leads on from where it stands, or back. */
    private boolean again(Phase phase, boolean open) {
        return switch (phase) {
            case EXPAND, MIGRATE -> standing == Standing.BASE;
            case CLEANUP -> open && standing == Standing.HIDDEN;
            case ROLLBACK -> open && standing == Standing.ROLLING_BACK;
            case CONTRACT, REVERT -> false;
        };
    }
}
