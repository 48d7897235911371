package dev.bellows.agent.holding;

import dev.bellows.agent.desired.InboxState.GrantFate;
import dev.bellows.document.RolloutId;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.TargetDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
        Map<Long, GrantFate> fates = fates(held);
        log.atInfo()
                .addKeyValue("fence", held.fence())
                .addKeyValue("journalHead", held.inspection().journalHead())
                .addKeyValue("grants", fates.size())
                .log("took the target over");
        return new Taken(held, fates);
    }

    private Map<Long, GrantFate> fates(Held held) {
        Map<Long, JournalEntry> newest = new HashMap<>();
        Set<Long> begun = new HashSet<>();
        for (JournalEntry entry :
                JournalReader.recent(database, held.inspection().journalHead())) {
            if (entry.grant() > 0) {
                newest.merge(
                        entry.grant(),
                        entry,
                        (older, newer) -> older.state() == JournalEntry.State.DONE ? older : newer);
                if (entry.state() == JournalEntry.State.BEGUN) {
                    begun.add(entry.grant());
                }
            }
        }
        Map<Long, GrantFate> fates = new HashMap<>();
        newest.forEach((grant, entry) -> fates.put(grant, fate(held, entry, begun.contains(grant))));
        return fates;
    }

    private GrantFate fate(Held held, JournalEntry entry, boolean begun) {
        return switch (entry.state()) {
            case DONE -> GrantFate.DONE;
            case FAILED -> GrantFate.NOT_DONE;
            case BEGUN, UNKNOWN -> inspected(held, entry);
            // What fitted neither state then may have been repaired since; under a grant that began nothing, nothing
            // was
            // done.
            case AMBIGUOUS -> begun ? inspected(held, entry) : GrantFate.NOT_DONE;
        };
    }

    /** The older holder's sessions are gone: what journal and catalog say now stays true. */
    private GrantFate inspected(Held held, JournalEntry entry) {
        return RolloutId.parse(entry.rollout())
                .flatMap(rollout -> database.frozenPlan(rollout)
                        .flatMap(plan -> plan.steps(entry.phase()).stream()
                                .filter(step -> step.ordinal() == entry.ordinal())
                                .findFirst())
                        .flatMap(step -> database.inEffect(held, rollout, entry.run(), step)))
                .map(done -> done ? GrantFate.DONE : GrantFate.NOT_DONE)
                .orElse(GrantFate.UNCLEAR);
    }
}
