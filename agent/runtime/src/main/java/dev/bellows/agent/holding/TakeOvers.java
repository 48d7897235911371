package dev.bellows.agent.holding;

import dev.bellows.agent.desired.InboxState.GrantFate;
import dev.bellows.document.RolloutId;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.TargetDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a target over and explains, from its journal, what became of the grants of older holders. */
public final class TakeOvers {
    private static final Logger log = LoggerFactory.getLogger(TakeOvers.class);

    private final TargetDatabase database;

    /** For one target. */
    public TakeOvers(TargetDatabase database) {
        this.database = database;
    }

    /**
     * A take-over and what it found.
     *
     * @param held the proof
     * @param fates what became of every grant the journal names
     */
    public record Taken(Held held, Map<Long, GrantFate> fates) {
        public Taken {
            fates = Map.copyOf(fates);
        }
    }

    /**
     * Raises the fence above {@code floor}, ends older holders, inspects.
     *
     * @throws dev.bellows.document.error.BellowsException when the target cannot be reached or refuses
     */
    public Taken takeOver(long floor) {
        Held held = database.takeOver(floor);
        Map<Long, GrantFate> fates = fates(held.inspection().journalHead());
        log.atInfo()
                .addKeyValue("fence", held.fence())
                .addKeyValue("journalHead", held.inspection().journalHead())
                .addKeyValue("grants", fates.size())
                .log("took the target over");
        return new Taken(held, fates);
    }

    private Map<Long, GrantFate> fates(long head) {
        Map<Long, GrantFate> fates = new HashMap<>();
        Map<String, Optional<Plan>> plans = new HashMap<>();
        for (JournalEntry entry : JournalReader.recent(database, head)) {
            if (entry.grant() > 0) {
                GrantFate fate = fate(entry, plans);
                fates.merge(entry.grant(), fate, (older, newer) -> older == GrantFate.DONE ? older : newer);
            }
        }
        return fates;
    }

    /**
     * A strong-lock or plain transaction writes its DONE entry in the same commit: without it nothing happened, because every
     * session of the older holder was ended before. Anything else may have gone on by itself.
     */
    private GrantFate fate(JournalEntry entry, Map<String, Optional<Plan>> plans) {
        return switch (entry.state()) {
            case DONE -> GrantFate.DONE;
            case FAILED -> GrantFate.NOT_DONE;
            case BEGUN, UNKNOWN ->
                plans.computeIfAbsent(entry.rollout(), this::frozen)
                                .flatMap(plan -> plan.steps(entry.phase()).stream()
                                        .filter(step -> step.ordinal() == entry.ordinal())
                                        .findFirst())
                                .filter(step -> commitsWithItsJournal(step.body()))
                                .isPresent()
                        ? GrantFate.NOT_DONE
                        : GrantFate.UNCLEAR;
            case AMBIGUOUS -> GrantFate.UNCLEAR;
        };
    }

    private Optional<Plan> frozen(String rollout) {
        return RolloutId.parse(rollout).flatMap(database::frozenPlan);
    }

    private static boolean commitsWithItsJournal(Step.Body body) {
        return switch (body) {
            case Step.Body.StrongLock ignored -> true;
            case Step.Body.Transaction ignored -> true;
            case Step.Body.Online ignored -> false;
            case Step.Body.BackfillRange ignored -> false;
            case Step.Body.VerifyRange ignored -> false;
        };
    }
}
