package dev.bellows.grammar.lock;

import java.util.Arrays;
import java.util.Locale;

/** A relation's lock, weakest first, as PostgreSQL's documentation orders and names them ("Explicit Locking", table-level locks). */
public enum LockMode {
    ACCESS_SHARE(1),
    ROW_SHARE(2),
    ROW_EXCLUSIVE(3),
    SHARE_UPDATE_EXCLUSIVE(4),
    SHARE(5),
    SHARE_ROW_EXCLUSIVE(6),
    EXCLUSIVE(7),
    ACCESS_EXCLUSIVE(8);

    private final int number;

    LockMode(int number) {
        this.number = number;
    }

    /**
     * The mode with that number in {@code lockdefs.h}.
     *
     * @throws IllegalArgumentException for any other number
     */
    static LockMode of(int number) {
        return Arrays.stream(values())
                .filter(mode -> mode.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no lock has the number " + number));
    }

    /** Whether a SELECT waits for it. */
    public boolean blocksReaders() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Whether an INSERT, UPDATE or DELETE waits for it. */
    public boolean blocksWriters() {
        return compareTo(SHARE) >= 0;
    }

    /** The name in {@code pg_locks.mode}. */
    public String catalogName() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.append("Lock").toString();
    }

    /** The words in which people and the documentation name it. */
    public String words() {
        return name().replace('_', ' ');
    }

    /** The stronger of the two; of two that conflict with the same, the later. */
    public LockMode or(LockMode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
