package dev.bellows.grammar.lock;

/** What a statement does while it holds a lock, lightest first. */
public enum Work {
    /** It changes the catalog and no more: milliseconds, whatever the size of the table. */
    CATALOG,

    /** It reads or writes the rows that it finds. */
    ROWS,

    /** It reads every row. */
    SCAN,

    /** It builds an index, which reads every row and writes the index. */
    BUILD,

    /** It writes every row anew, with all indexes. */
    REWRITE,

    /** Between CATALOG and REWRITE; which of them depends on what the text does not say: types, volatility, what stands in the table. */
    UNKNOWN;

    /** The heavier of the two. What is not known may be anything. */
    public Work or(Work other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether it takes longer the larger the table is, or may. */
    public boolean grows() {
        return this != CATALOG;
    }
}
