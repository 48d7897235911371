package dev.bellows.agent.holding;

import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.TargetDatabase;
import java.util.ArrayList;
import java.util.List;

/** Reads the recent part of a journal in pages. Thread-safe because it keeps nothing. */
public final class JournalReader {
    /** Entries looked back at: more than the phases of any one rollout write. */
    private static final int LOOK_BACK = 5_000;

    private static final int PAGE = 500;

    private JournalReader() {}

    /**
     * The newest entries in order, at most 5,000.
     *
     * @param head newest entry's id
     */
    public static List<JournalEntry> recent(TargetDatabase database, long head) {
        List<JournalEntry> entries = new ArrayList<>();
        long after = Math.max(0, head - LOOK_BACK);
        while (after < head) {
            List<JournalEntry> page = database.journal(after, PAGE);
            if (page.isEmpty()) {
                break;
            }
            entries.addAll(page);
            after = page.getLast().id();
        }
        return entries;
    }
}
