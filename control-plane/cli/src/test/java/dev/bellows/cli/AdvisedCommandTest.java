package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where nobody can be asked the command to type is the one that was typed, whole: one with less in it acts on more. */
class AdvisedCommandTest {
    private static final String WHY = "it's \"CHG 1\"; $(now)";
    private static final String QUOTED = "'it'\\''s \"CHG 1\"; $(now)'";

    /** Every verb that asks, with options that narrow it or say more. */
    private static final List<List<String>> ASKING = List.of(
            List.of("rollout", "start", "orders/18", "-l", "name=big", "--digest", "abcdef01", "--reason", WHY),
            List.of("rollout", "pause", "orders/18", "-l", "name=big", "--reason", WHY),
            List.of("rollout", "resume", "orders/18", "--selector=name=big", "--reason", WHY),
            List.of("rollout", "retry", "orders/18", "-l", "name=big"),
            List.of("rollout", "retry", "orders/18", "-l", "name=big", "--by-hand", "--reason", WHY),
            List.of("rollout", "abort", "orders/18", "-l", "name=big", "--reason", WHY),
            List.of("--request-timeout", "5s", "rollout", "rollback", "orders/18", "-l", "name=big"),
            List.of("rollout", "contract", "orders/18", "-l", "name=big", "--reason", WHY),
            List.of("rollout", "revert", "-l", "name=big", "--", "orders/18"),
            List.of("rollout", "approve", "abcdef01", "--expires", "2d", "--reason", WHY),
            List.of(
                    "consumer",
                    "add",
                    "cron",
                    "--line",
                    "orders",
                    "--vouches",
                    "both-versions",
                    "--version",
                    "18",
                    "--until",
                    "30d",
                    "--reason",
                    WHY),
            List.of("consumer", "remove", "cron"),
            List.of("token", "revoke", "t1", "-o", "json"),
            List.of("claim", "confirm-gone", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "--reason", WHY),
            List.of("migration", "withdraw", "orders/18", "--reason", WHY),
            List.of("target", "reconcile", "shop", "--as-new", "--reason", WHY),
            List.of("target", "accept-drift", "shop", "--reason", WHY),
            List.of("target", "environment", "shop", "--to", "prod", "--reason", WHY),
            List.of("throttle", "set", "orders/18", "maxLag=2s", "-l", "name=big", "--reason", WHY),
            List.of("throttle", "reset", "orders/18", "--reason", WHY));

    @TempDir
    private Path home = Path.of("");

    private FakeApi api;
    private Person person;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
        person = new Person(home).at(api);
        for (String verb : List.of("start", "pause", "resume", "retry", "abort", "rollback", "contract", "revert")) {
            api.on("POST /rollouts/orders/18/" + verb, 200, "{\"matched\":1,\"of\":30,\"plan_classes\":1}");
        }
        api.on("POST /rollouts/orders/18/throttle", 200, "{\"matched\":1,\"of\":30,\"changes\":[]}");
        api.on("GET /rollouts", 200, "[]").on("GET /instances", 200, "[]");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theTypedCommandIsAdvisedWholeWithTheWordThatWasMissing() {
        for (List<String> typed : ASKING) {
            assertThat(person.types(typed.toArray(String[]::new)))
                    .as("%s", typed)
                    .isEqualTo(2);
            List<String> words = new ArrayList<>(typed);
            words.add(words.contains("--") ? words.indexOf("--") : words.size(), "--yes");
            assertThat(person.talk().lines().toList().getLast())
                    .isEqualTo("try: bellows " + String.join(" ", words).replace(WHY, QUOTED));
        }
        assertThat(api.asked).noneMatch(call -> call.startsWith("DELETE"));
    }

    @Test
    void everyVerbThatAsksIsInTheList() {
        BellowsCli cli = new BellowsCli(person, List.of());
        TreeSet<String> asking = new TreeSet<>();
        addAsking(cli.commandLine(cli.verbs()), asking);
        TreeSet<String> listed = new TreeSet<>();
        ASKING.forEach(typed -> {
            int verb = typed.getFirst().startsWith("--") ? 2 : 0;
            listed.add("bellows " + typed.get(verb) + " " + typed.get(verb + 1));
        });
        assertThat(listed).isEqualTo(asking);
    }

    private static void addAsking(CommandLine command, Set<String> asking) {
        if (command.getCommandSpec().findOption("--yes") != null) {
            asking.add(command.getCommandSpec().qualifiedName());
        }
        command.getSubcommands().values().forEach(under -> addAsking(under, asking));
    }

    @Test
    void whoPausesSomeDatabasesResumesThose() {
        assertThat(person.types("rollout", "pause", "orders/18", "-l", "name in (a,b)", "--yes"))
                .isZero();
        assertThat(person.talk()).contains("next: bellows rollout resume orders/18 --selector 'name in (a,b)'");
    }

    @Test
    void theNextCommandIsTheControlPlanes() {
        api.on(
                "POST /approvals",
                200,
                "{\"rollout\":\"orders/18\",\"phase_group\":\"expand_migrate\",\"digest\":\"sha256:abcdef01\",\"approvals\":1,"
                        + "\"needed\":1,\"next_command\":\"bellows rollout watch orders/18\"}");
        assertThat(person.types("rollout", "approve", "abcdef01", "--yes")).isZero();
        assertThat(person.talk()).contains("next: bellows rollout watch orders/18");
        api.on(
                "POST /rollouts/orders/18/start",
                200,
                "{\"matched\":1,\"of\":1,\"plan_classes\":1,\"next_command\":\"bellows rollout approve sha256:abcdef012345\"}");
        assertThat(person.types("rollout", "start", "orders/18", "--yes")).isZero();
        assertThat(person.talk()).contains("next: bellows rollout approve sha256:abcdef012345");
    }

    @Test
    void whatIsMissingIsNamedAtOnce() {
        assertThat(person.types("target", "reconcile", "shop")).isEqualTo(2);
        assertThat(person.talk()).contains("--reason", "--accept", "--as-new");
        assertThat(person.types("target", "reconcile")).isEqualTo(2);
        assertThat(person.talk()).contains("NAME", "--reason", "--accept", "--as-new");
        assertThat(person.types("target", "reconcile", "shop", "--accept", "--as-new", "--reason", "x"))
                .isEqualTo(2);
        assertThat(api.asked).isEmpty();
    }
}
