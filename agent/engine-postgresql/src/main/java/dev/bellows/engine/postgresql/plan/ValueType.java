package dev.bellows.engine.postgresql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of PostgreSQL's own types between which a value can go without becoming another one: exact numbers, and texts of varying length.
 *
 * @param kind which one
 * @param size digits of a number, characters of a text; empty for no limit
 * @param scale digits behind the point, of a number with a limit; 0 otherwise
 */
record ValueType(Kind kind, OptionalInt size, int scale) {
    /** What the server adds to a modifier, so that none is -1. */
    private static final int MODIFIER_OFFSET = 4;

    private static final int SCALE_MASK = 0x7ff;
    private static final Pattern PRINTED =
            Pattern.compile("(smallint|integer|bigint|numeric|text|character varying)(?:\\((\\d+)(?:,(\\d+))?\\))?");

    /** Kinds of types, those of numbers in order of what fits into them. */
    enum Kind {
        SMALLINT("smallint", "pg_catalog.int2", 5),
        INTEGER("integer", "pg_catalog.int4", 10),
        BIGINT("bigint", "pg_catalog.int8", 19),
        NUMERIC("numeric", "pg_catalog.numeric", 0),
        TEXT("text", "pg_catalog.text", 0),
        VARCHAR("character varying", "pg_catalog.varchar", 0);

        private final String printed;
        private final String internal;
        /** Digits of its longest value; 0 where that depends. */
        private final int digits;

        Kind(String printed, String internal, int digits) {
            this.printed = printed;
            this.internal = internal;
            this.digits = digits;
        }

        /** Qualified name in the catalog. */
        String internal() {
            return internal;
        }

        boolean number() {
            return switch (this) {
                case SMALLINT, INTEGER, BIGINT, NUMERIC -> true;
                case TEXT, VARCHAR -> false;
            };
        }

        private boolean whole() {
            return digits > 0;
        }
    }

    /** Reads a type as the server prints it; empty for any other type. */
    static Optional<ValueType> of(String printed) {
        Matcher form = PRINTED.matcher(printed);
        if (!form.matches()) {
            return Optional.empty();
        }
        OptionalInt size =
                form.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(2)));
        int scale = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        for (Kind kind : Kind.values()) {
            if (kind.printed.equals(form.group(1))) {
                return Optional.of(new ValueType(kind, size, scale));
            }
        }
        return Optional.empty();
    }

    /** {@code pg_attribute.atttypmod}. */
    int modifier() {
        if (size.isEmpty()) {
            return -1;
        }
        int packed = kind == Kind.NUMERIC ? (size.getAsInt() << 16) | (scale & SCALE_MASK) : size.getAsInt();
        return packed + MODIFIER_OFFSET;
    }

    /** The largest number that an identity of this type counts to; empty for a type that has none. */
    OptionalLong most() {
        return switch (kind) {
            case SMALLINT -> OptionalLong.of(Short.MAX_VALUE);
            case INTEGER -> OptionalLong.of(Integer.MAX_VALUE);
            case BIGINT -> OptionalLong.of(Long.MAX_VALUE);
            case NUMERIC, TEXT, VARCHAR -> OptionalLong.empty();
        };
    }

    /**
     * SQL that is true where the value of an expression of a type into which this one goes is none of this type, and never raises; NULL where
     * that has none.
     *
     * @param others type of the expression
     */
    String misses(String expression, ValueType others) {
        List<String> misses = new ArrayList<>();
        if (!kind.number()) {
            size.ifPresent(it -> misses.add("pg_catalog.char_length(" + expression + ") > " + it));
        } else if (kind.whole()) {
            misses.add(expression + " NOT BETWEEN " + least() + " AND "
                    + most().orElseThrow(() -> new IllegalStateException("a whole number has an end: " + kind)));
            if (!others.kind.whole()) {
                misses.add(expression + " <> pg_catalog.trunc(" + expression + ")");
            }
        } else if (size.isPresent()) {
            misses.add("pg_catalog.abs(" + expression + ") >= 1e" + (size.getAsInt() - scale) + " AND " + expression
                    + " <> 'NaN'");
            misses.add(expression + " <> pg_catalog.round(" + expression + ", " + scale + ")");
        }
        return misses.isEmpty() ? "false" : "(" + String.join(" OR ", misses) + ")";
    }

    private long least() {
        return switch (kind) {
            case SMALLINT -> Short.MIN_VALUE;
            case INTEGER -> Integer.MIN_VALUE;
            case BIGINT, NUMERIC, TEXT, VARCHAR -> Long.MIN_VALUE;
        };
    }

    /** Whether every value of this type is one of the other type too, equal to itself. */
    boolean fits(ValueType other) {
        if (kind.number() != other.kind.number()) {
            return false;
        }
        if (!kind.number()) {
            return other.size.isEmpty() || (size.isPresent() && size.getAsInt() <= other.size.getAsInt());
        }
        if (other.kind.whole()) {
            return kind.whole() && kind.digits <= other.kind.digits;
        }
        if (other.size.isEmpty()) {
            return true;
        }
        int room = other.size.getAsInt() - other.scale;
        return kind.whole()
                ? kind.digits <= room
                : size.isPresent() && scale <= other.scale && size.getAsInt() - scale <= room;
    }
}
