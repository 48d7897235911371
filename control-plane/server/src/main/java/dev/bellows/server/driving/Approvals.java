package dev.bellows.server.driving;

import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.RolloutState.Approved;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Approvals as they stand now: expired ones, those of people who may not approve any more, and the author's own never count. In the caller's transaction; holds nothing. */
final class Approvals {
    private Approvals() {}

    private record Given(PhaseGroup group, List<Integer> classes, String approver) {}

    /**
     * Per phase group and plan class, whether enough people approved. The cap needs no look here: who joins beyond it is put into a class
     * that no earlier approval names.
     */
    static SortedSet<Approved> inForce(Statements sql, StoredPlan plan) throws SQLException {
        List<Given> given = sql.query(
                """
                select phase_group, classes, approver from approval
                 where rollout = ? and expires_at > clock_timestamp() and approver <> ?
                   and exists (select from token t where t.name = approver and t.revoked_at is null
                       and (t.kind = 'admin' or (t.kind = 'person' and t.roles && '{approver,admin}')))
                """,
                row -> new Given(
                        PhaseGroup.valueOf(row.getString("phase_group")),
                        List.of((Integer[]) row.getArray("classes").getArray()),
                        row.getString("approver")),
                plan.id().toString(),
                plan.author());
        Map<Approved, Set<String>> people = new TreeMap<>();
        for (Given one : given) {
            one.classes()
                    .forEach(planClass -> people.computeIfAbsent(
                                    new Approved(one.group(), planClass), key -> new HashSet<>())
                            .add(one.approver()));
        }
        TreeSet<Approved> approved = new TreeSet<>();
        people.forEach((key, who) -> {
            if (who.size() >= needed(plan, key.group())) {
                approved.add(key);
            }
        });
        return approved;
    }

    /** How many people must approve a group. */
    static int needed(StoredPlan plan, PhaseGroup group) {
        int needed = 1;
        for (Map.Entry<Phase, PhasePlan> one : plan.state().plans().entrySet()) {
            if (PhaseGroup.of(one.getKey()) == group) {
                needed = Math.max(needed, one.getValue().approvals());
            }
        }
        return needed;
    }

    /** Records an approval of the group whose digest it is. */
    static PhaseGroup approve(Statements sql, StoredPlan plan, Digest digest, Driving.Command command)
            throws SQLException {
        String person = command.person();
        Duration life = command.expires()
                .filter(wish -> wish.compareTo(Driving.Command.LONGEST_APPROVAL) < 0)
                .orElse(Driving.Command.LONGEST_APPROVAL);
        Optional<PhaseGroup> group = plan.digests().entrySet().stream()
                .filter(one -> one.getValue().equals(digest))
                .map(Map.Entry::getKey)
                .findFirst();
        if (group.isEmpty()) {
            throw BellowsException.of(
                    ErrorCode.ROLLOUT_DIGEST_UNKNOWN,
                    "Digest " + digest.shown() + " is not the present plan of " + plan.id() + ".");
        }
        if (person.equals(plan.author())) {
            throw BellowsException.of(
                    ErrorCode.ROLLOUT_OWN_APPROVAL, person + " wrote the migration of " + plan.id() + ".");
        }
        sql.update(
                """
                insert into approval (rollout, phase_group, digest, classes, approver, expires_at, reason)
                values (?, ?, ?, string_to_array(?, ',')::int[], ?, clock_timestamp() + ? * interval '1 millisecond', ?)
                on conflict (rollout, phase_group, digest, approver) do update
                    set at = clock_timestamp(), expires_at = excluded.expires_at, reason = excluded.reason
                """,
                plan.id().toString(),
                group.get().name(),
                digest.text(),
                String.join(
                        ",",
                        plan.classes().keySet().stream().map(String::valueOf).toList()),
                person,
                life.toMillis(),
                command.reason());
        return group.get();
    }
}
