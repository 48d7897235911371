package dev.bellows.server.driving;

import dev.bellows.document.Digest;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.RolloutEvent.ApprovalsRead;
import dev.bellows.rollout.RolloutState.Approved;
import dev.bellows.rollout.RolloutState.Lacking;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Approvals as they stand now: expired ones, those of people who may not approve any more, and the author's own never count. How many are
 * enough is asked whenever they are counted, since targets are moved to other environments and settings change: what was planned, and
 * for each target at least what is set for its environment. In the caller's transaction; holds nothing.
 */
final class Approvals {
    private Approvals() {}

    private record Given(PhaseGroup group, List<Integer> classes, String approver) {}

    /**
     * Per phase group and plan class whether as many people approved as were planned, and where the environment wants more. The cap needs
     * no look here: who joins beyond it is put into a class that no earlier approval names.
     *
     * @param members those of the plan and those who join it now
     */
    static ApprovalsRead inForce(
            Statements sql, StoredPlan plan, SortedMap<TargetName, Member> members, LeastApprovals least)
            throws SQLException {
        Map<Approved, Set<String>> people = people(sql, plan);
        TreeSet<Approved> approved = new TreeSet<>();
        people.forEach((key, who) -> {
            if (who.size() >= Math.max(1, planned(plan, key.group()))) {
                approved.add(key);
            }
        });
        TreeSet<Lacking> lacking = new TreeSet<>();
        Map<TargetName, String> environments = environments(sql, members.keySet(), least);
        members.forEach((target, member) -> {
            for (PhaseGroup group : plan.digests().keySet()) {
                int wanted = least.of(List.of(environments.getOrDefault(target, "")), group);
                Set<String> who = people.getOrDefault(new Approved(group, member.planClass()), Set.of());
                if (who.size() < wanted && wanted > fewestPlanned(plan, group)) {
                    lacking.add(new Lacking(group, target));
                }
            }
        });
        return new ApprovalsRead(approved, lacking);
    }

    private static Map<Approved, Set<String>> people(Statements sql, StoredPlan plan) throws SQLException {
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
        return people;
    }

    /** Where the targets are now; nothing where no environment has a setting. */
    private static Map<TargetName, String> environments(
            Statements sql, Collection<TargetName> targets, LeastApprovals least) throws SQLException {
        TreeMap<TargetName, String> environments = new TreeMap<>();
        if (!least.environments().isEmpty()) {
            sql.query(
                            "select name, environment from target where name = any(?)",
                            row -> Map.entry(new TargetName(row.getString("name")), row.getString("environment")),
                            (Object) targets.stream().map(TargetName::name).toArray(String[]::new))
                    .forEach(one -> environments.put(one.getKey(), one.getValue()));
        }
        return environments;
    }

    /** The fewest that were planned for a phase of the group: a phase with fewer than its environment wants is what is looked for. */
    private static int fewestPlanned(StoredPlan plan, PhaseGroup group) {
        return plan.state().plans().entrySet().stream()
                .filter(one -> PhaseGroup.of(one.getKey()) == group)
                .mapToInt(one -> one.getValue().approvals())
                .min()
                .orElse(0);
    }

    /** How many people must approve each group before it begins on every target. */
    static SortedMap<PhaseGroup, Integer> needed(Statements sql, StoredPlan plan, LeastApprovals least)
            throws SQLException {
        Collection<String> environments =
                environments(sql, plan.state().members().keySet(), least).values();
        TreeMap<PhaseGroup, Integer> needed = new TreeMap<>();
        for (PhaseGroup group : plan.digests().keySet()) {
            needed.put(group, Math.max(planned(plan, group), least.of(environments, group)));
        }
        return needed;
    }

    private static int planned(StoredPlan plan, PhaseGroup group) {
        return plan.state().plans().entrySet().stream()
                .filter(one -> PhaseGroup.of(one.getKey()) == group)
                .mapToInt(one -> one.getValue().approvals())
                .max()
                .orElse(0);
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
