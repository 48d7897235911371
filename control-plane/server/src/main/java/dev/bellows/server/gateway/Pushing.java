package dev.bellows.server.gateway;

import dev.bellows.document.TargetName;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.adoption.Adoption.Registration;
import dev.bellows.server.adoption.Adoption.WindowView;
import dev.bellows.server.driving.Driving;
import dev.bellows.server.driving.Driving.DesiredRow;
import dev.bellows.server.driving.Driving.Reply;
import dev.bellows.server.fleet.Fleet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for what must be sent and sends it: desired rows that are not acknowledged, outstanding grants, answers after a window changed;
 * tells agents that lost a target. One look serves all streams. Confined to the gateway's push loop.
 */
final class Pushing {
    private final AgentStreams agents;
    private final ClientStreams clients;
    private final Fleet fleet;
    private final Driving driving;
    private final Adoption adoption;
    private Set<WindowView> windows = Set.of();
    private Set<String> answered = Set.of();

    Pushing(AgentStreams agents, ClientStreams clients, Fleet fleet, Driving driving, Adoption adoption) {
        this.agents = agents;
        this.clients = clients;
        this.fleet = fleet;
        this.driving = driving;
        this.adoption = adoption;
    }

    void look() {
        noticeDisplaced();
        List<TargetName> targets = agents.targets();
        if (!targets.isEmpty()) {
            for (DesiredRow row : driving.desired(targets, false)) {
                agents.of(row.target()).ifPresent(stream -> stream.push(List.of(row), false));
            }
            throttle(targets);
            for (Reply.Granted grant : driving.outstandingGrants(targets)) {
                agents.of(grant.target()).ifPresent(stream -> stream.reply(grant, false));
            }
        }
        if (clients.size() > 0) {
            answers();
        }
    }

    /** What a person changed of a throttle since it was sent last: the same desired row again, which has it. */
    private void throttle(List<TargetName> targets) {
        List<TargetName> changed = new ArrayList<>();
        driving.throttleRevisions(targets)
                .forEach((target, revision) -> agents.of(target)
                        .filter(stream -> stream.lacksThrottle(target, revision))
                        .ifPresent(stream -> changed.add(target)));
        if (!changed.isEmpty()) {
            for (DesiredRow row : driving.desired(changed, true)) {
                agents.of(row.target()).ifPresent(stream -> stream.push(List.of(row), true));
            }
        }
    }

    /** An agent that another process of the control plane gave a target to is not known here before the store is asked. */
    private void noticeDisplaced() {
        Map<AgentStream, List<TargetName>> before = new HashMap<>();
        Set<TargetName> spokenFor = new HashSet<>();
        for (AgentStream stream : agents.all()) {
            List<TargetName> targets = stream.targets();
            before.put(stream, targets);
            spokenFor.addAll(targets);
        }
        Map<TargetName, String> speakers = spokenFor.isEmpty() ? Map.of() : fleet.speakers(spokenFor);
        before.forEach((stream, targets) -> targets.forEach(target -> {
            String speaker = speakers.get(target);
            if (speaker != null && !speaker.equals(stream.agent())) {
                stream.displaced(target, "agent " + speaker + " speaks for it");
            }
        }));
    }

    /**
     * Answers again where a window changed since the last look. A stream that registered between two looks is answered once more: its
     * own answer may be older than the window seen here.
     */
    private void answers() {
        Set<WindowView> now = new HashSet<>(adoption.windows());
        Set<String> changedLines = new HashSet<>();
        now.stream()
                .filter(window -> !windows.contains(window))
                .forEach(window -> changedLines.add(window.line().name()));
        windows.stream()
                .filter(window -> !now.contains(window))
                .forEach(window -> changedLines.add(window.line().name()));
        Set<String> seen = new HashSet<>();
        for (ClientStream stream : clients.all()) {
            Registration claim = stream.registration();
            if (claim != null) {
                seen.add(claim.incarnation());
                if (changedLines.contains(claim.line().name()) || !answered.contains(claim.incarnation())) {
                    adoption.answer(claim.incarnation()).ifPresent(stream::push);
                }
            }
        }
        windows = now;
        answered = seen;
    }
}
