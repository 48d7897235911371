package dev.bellows.rollout.adoption;

import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Touches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a person says of a login role, on one line.
 *
 * @param role the role
 * @param version its own code works before and after this version
 * @param table it does not read this table, though it may; with neither, it is vouched for whatever changes, as was said before
 *     either was asked for
 */
public record Vouched(String role, Optional<Integer> version, Optional<TableName> table) {

    /**
     * Roles that need not be waited for when a version's names go: one whose code works at both versions, and one that reads none of the
     * tables which that version touches.
     *
     * @param touches what the version touches; empty when nobody can say
     */
    static Set<String> covering(List<Vouched> said, int version, Optional<Touches> touches) {
        TreeSet<String> covered = new TreeSet<>();
        TreeMap<String, Set<TableName>> unread = new TreeMap<>();
        for (Vouched one : said) {
            boolean wholly = one.version.isPresent() ? one.version.get() == version : one.table.isEmpty();
            if (wholly) {
                covered.add(one.role);
            }
            one.table.ifPresent(table -> unread.computeIfAbsent(one.role, role -> new java.util.LinkedHashSet<>())
                    .add(table));
        }
        Optional<Touches> known =
                touches.filter(all -> !all.everything() && !all.places().isEmpty());
        for (Map.Entry<String, Set<TableName>> one : unread.entrySet()) {
            boolean none = known.isPresent()
                    && known.get().places().stream()
                            .allMatch(place -> one.getValue().stream().anyMatch(table -> covers(table, place.table())));
            if (none) {
                covered.add(one.getKey());
            }
        }
        return covered;
    }

    /** A name without a schema speaks of every table that is called so; one with a schema only of that one. */
    private static boolean covers(TableName said, TableName touched) {
        return said.name().equals(touched.name())
                && (said.schema().isEmpty() || said.schema().equals(touched.schema()));
    }
}
