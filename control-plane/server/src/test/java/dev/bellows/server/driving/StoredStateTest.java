package dev.bellows.server.driving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.ParsedDocument;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.Member;
import dev.bellows.rollout.PhasePlan;
import dev.bellows.rollout.RolloutCore;
import dev.bellows.rollout.RolloutEvent;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Verb;
import dev.bellows.server.store.StoredJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class StoredStateTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00.123456Z");

    @Test
    void aStateIsTheSameAfterTheStore() {
        TreeMap<TargetName, Member> members = new TreeMap<>();
        TreeMap<TargetName, Map<String, String>> labels = new TreeMap<>();
        for (String name : List.of("a", "b")) {
            members.put(new TargetName(name), Member.fresh("h", 1));
            labels.put(new TargetName(name), Map.of("ring", name));
        }
        var plans = Waves.resolve(Strategy.standard(), migration(), labels);
        RolloutState state =
                RolloutState.planned(RolloutId.parse("orders/18").orElseThrow(), true, plans, members, BEGIN);
        state = RolloutCore.decide(state, new RolloutEvent.Commanded(Verb.START, new TreeSet<>(), "o", "r"), BEGIN)
                .next();
        AgentFact.Trouble trouble = new AgentFact.Trouble("BLW-STEP-001", "no", "retry");
        state = RolloutCore.decide(
                        state,
                        new RolloutEvent.PhaseReported(
                                new TargetName("a"),
                                Phase.EXPAND,
                                1,
                                1,
                                AgentFact.PhaseState.FAILED,
                                1,
                                2,
                                "",
                                Optional.of(trouble)),
                        BEGIN)
                .next();
        assertThat(StoredJson.read(StoredJson.write(state), RolloutState.class)).isEqualTo(state);
    }

    @Test
    void wavesReachTheirShareOfTheFleetAndLeaveNobodyTwice() {
        TreeMap<TargetName, Map<String, String>> labels = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            labels.put(new TargetName("t" + (10 + i)), Map.of("ring", i == 7 ? "canary" : "rest"));
        }
        List<PhasePlan.ResolvedWave> waves = Waves.waves(
                List.of(
                        new Strategy.Wave(Optional.of("ring=canary"), 100, 1, 1),
                        new Strategy.Wave(Optional.empty(), 10, 2, 1),
                        new Strategy.Wave(Optional.empty(), 100, 25, 1)),
                labels);
        assertThat(waves).extracting(wave -> wave.members().size()).containsExactly(1, 1, 18);
        assertThat(waves.getFirst().members()).containsExactly(new TargetName("t17"));
    }

    private static Migration migration() {
        String text = """
                apiVersion: bellows.dev/v1
                kind: Migration
                schema: orders
                version: 18
                name: rename-users-email
                operations:
                  - renameColumn: { table: users, from: email, to: email_address }
                """;
        return ((ParsedDocument.Valid<Migration>)
                        MigrationDocuments.parse("m.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .value();
    }
}
