package dev.bellows.cli.session;

/**
 * What input and output are connected to.
 *
 * @param interactive whether a person reads and types there
 * @param columns width in characters, at least 20
 * @param rows height in lines, at least 5
 * @param colour whether escape codes for colour may be written
 */
public record Terminal(boolean interactive, int columns, int rows, boolean colour) {
    public Terminal {
        columns = Math.max(20, columns);
        rows = Math.max(5, rows);
    }

    /** A file or a pipe. */
    public static Terminal none() {
        return new Terminal(false, 120, 50, false);
    }
}
