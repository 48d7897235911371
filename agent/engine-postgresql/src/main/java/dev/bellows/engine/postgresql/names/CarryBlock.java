package dev.bellows.engine.postgresql.names;

/**
 * By what a block is known that carries rights and words of a column, or its identity, over to another one: whoever writes it and whoever reads it back
 * from a frozen plan share it. Plans outlive a build, so a change of the text leaves those frozen before unknown. Pure.
 */
public final class CarryBlock {
    /** The block's variable; whoever writes {@code sql} has no names with this prefix. */
    public static final String VARIABLE = OwnNames.PREFIX + "said";

    /** Declares the variable, and with it says whose block it is. */
    public static final String DECLARATION = "DECLARE " + VARIABLE + " pg_catalog.text";

    private CarryBlock() {}
}
