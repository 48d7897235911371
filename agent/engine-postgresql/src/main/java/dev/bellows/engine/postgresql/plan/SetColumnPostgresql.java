package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.SetColumnCompression;
import dev.bellows.document.SetColumnCompression.Compression;
import dev.bellows.document.SetColumnStatistics;
import dev.bellows.document.SetColumnStorage;
import dev.bellows.document.SetColumnStorage.Storage;
import dev.bellows.document.error.ErrorCode;
import java.util.Locale;

/** alterColumn with statistics, storage or compression: how a column is looked at and kept, which no code can tell. */
final class SetColumnPostgresql {
    private static final int OWN = -1;

    private SetColumnPostgresql() {}

    static void statistics(SetColumnStatistics set, SaidTable of) {
        int after = set.target().orElse(OWN);
        of.column("The statistics target", set.column())
                .filter(column -> column.statistics() != after)
                .ifPresent(column -> new Said(of, set.column(), "statistics")
                        .step(
                                String.valueOf(after),
                                String.valueOf(column.statistics()),
                                "coalesce(a.attstattarget, -1) = " + after,
                                "coalesce(a.attstattarget, -1) = " + column.statistics(),
                                Restated.Lock.CHANGES)
                        .expand(of.plan()));
    }

    static void storage(SetColumnStorage set, SaidTable of) {
        of.column("The storage", set.column()).ifPresent(column -> {
            String after = set.storage().name();
            String before = storage(column.storage()).name();
            if (column.inline() && set.storage() != Storage.PLAIN) {
                of.plan().refuse(ErrorCode.PLAN_REFUSED, inline(set.column(), of));
            } else if (!after.equals(before)) {
                new Said(of, set.column(), "storage")
                        .step(
                                after,
                                before,
                                "a.attstorage = " + literal(letter(set.storage())),
                                "a.attstorage = " + literal(column.storage()),
                                Restated.Lock.EVERYBODY)
                        .expand(of.plan());
            }
        });
    }

    static void compression(SetColumnCompression set, SaidTable of) {
        of.column("The compression", set.column()).ifPresent(column -> {
            String after = set.compression().name().toLowerCase(Locale.ROOT);
            String before = switch (column.compression()) {
                case "p" -> "pglz";
                case "l" -> "lz4";
                default -> "default";
            };
            if (column.inline()) {
                of.plan().refuse(ErrorCode.PLAN_REFUSED, inline(set.column(), of));
            } else if (set.compression() != Compression.DEFAULT
                    && !of.described().compressions().contains(after)) {
                of.plan()
                        .refuse(
                                ErrorCode.PLAN_UNSUPPORTED,
                                "This server was built without " + after + "; it knows "
                                        + String.join(", ", of.described().compressions()) + ".");
            } else if (!after.equals(before)) {
                new Said(of, set.column(), "compression")
                        .step(
                                after,
                                before,
                                "a.attcompression = " + literal(letter(set.compression())),
                                "a.attcompression = " + literal(column.compression()),
                                Restated.Lock.EVERYBODY)
                        .expand(of.plan());
            }
        });
    }

    private static String inline(String column, SaidTable of) {
        return "Values of " + of.name() + "." + column
                + " are of a type that is always kept in the row, as it is: neither compressed nor beside it.";
    }

    private static Storage storage(String letter) {
        return switch (letter) {
            case "p" -> Storage.PLAIN;
            case "e" -> Storage.EXTERNAL;
            case "m" -> Storage.MAIN;
            default -> Storage.EXTENDED;
        };
    }

    private static String letter(Storage storage) {
        return switch (storage) {
            case PLAIN -> "p";
            case EXTERNAL -> "e";
            case EXTENDED -> "x";
            case MAIN -> "m";
        };
    }

    private static String letter(Compression compression) {
        return switch (compression) {
            case PGLZ -> "p";
            case LZ4 -> "l";
            case DEFAULT -> "";
        };
    }

    /** What is said of one column. */
    private record Said(SaidTable of, String column, String what) {
        Restated step(String after, String before, String is, String was, Restated.Lock lock) {
            BoundTable table = of.table();
            String title = "set " + what + " of " + table.name() + "." + column;
            return new Restated(
                    table,
                    title + " to " + shown(after),
                    title + " back to " + shown(before),
                    statement(after),
                    statement(before),
                    where(is),
                    where(was),
                    lock);
        }

        private static String shown(String value) {
            return value.equals(String.valueOf(OWN)) ? "the server's own" : value.toLowerCase(Locale.ROOT);
        }

        private String statement(String value) {
            return "ALTER TABLE " + of.table().relation() + " ALTER COLUMN " + quoted(column) + " SET "
                    + what.toUpperCase(Locale.ROOT) + " " + value;
        }

        private String where(String condition) {
            return "EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = "
                    + Probe.relation(of.table().schema(), of.table().name()) + " AND a.attname = " + literal(column)
                    + " AND a.attnum > 0 AND NOT a.attisdropped AND " + condition + ")";
        }
    }
}
