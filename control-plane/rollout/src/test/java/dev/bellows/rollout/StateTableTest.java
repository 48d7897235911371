package dev.bellows.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class StateTableTest {

    @Test
    void theDocumentedTransitionsAreTheOnesInForce() throws IOException {
        Path file = Path.of(System.getProperty("project.root"), "docs", "rollout-states.md");
        String table = render();
        if ("true".equals(System.getProperty("golden.update"))) {
            Files.writeString(file, table);
        }
        assertThat(Files.readString(file))
                .as("stale: run with -Dgolden.update=true")
                .isEqualTo(table);
    }

    @Test
    void everyStateHasALegalVerbThatLeadsOut() {
        for (Situations.Situation here : Situations.all()) {
            Set<Verb> out = EnumSet.noneOf(Verb.class);
            out.addAll(here.state().legalVerbs());
            out.remove(Verb.PAUSE);
            assertThat(!out.isEmpty() || here.state().phase().over())
                    .as("%s, %s: %s", here.phase(), here.where(), here.state().legalVerbs())
                    .isTrue();
        }
    }

    /** Undoing has no way on but the one that it takes; whoever gives it up has to have another. */
    @Test
    void whatUndoesIsGivenUpByAVerbOfItsOwn() {
        assertThat(verbs("REVERT", "FAILED")).contains(Verb.REVERT, Verb.CONTRACT, Verb.RETRY);
        assertThat(verbs("REVERT", "aborted")).containsExactly(Verb.CONTRACT, Verb.REVERT);
        assertThat(verbs("REVERT", "paused")).contains(Verb.CONTRACT, Verb.ABORT);
        assertThat(verbs("REVERT", "at work")).contains(Verb.ABORT).doesNotContain(Verb.CONTRACT);
        assertThat(verbs("REVERT", "UNKNOWN")).contains(Verb.ABORT).doesNotContain(Verb.CONTRACT);
        assertThat(verbs("ROLLBACK", "FAILED")).contains(Verb.ABORT, Verb.RETRY);
        assertThat(verbs("ROLLBACK", "aborted")).contains(Verb.CONTRACT);
        assertThat(verbs("CONTRACT", "FAILED, in effect in part")).contains(Verb.REVERT);
        assertThat(verbs("CONTRACT that gives a revert up", "FAILED")).contains(Verb.ABORT, Verb.RETRY);
        assertThat(verbs("CONTRACT that gives a revert up", "aborted")).containsExactly(Verb.CONTRACT, Verb.REVERT);
        assertThat(verbs("CLEANUP", "FAILED")).contains(Verb.REVERT, Verb.RETRY);
    }

    private static Set<Verb> verbs(String phase, String where) {
        return Situations.all().stream()
                .filter(here -> here.phase().equals(phase) && here.where().equals(where))
                .map(here -> here.state().legalVerbs())
                .findFirst()
                .orElseThrow();
    }

    private static String render() {
        StringBuilder text = new StringBuilder();
        text.append("# States of a rollout\n\nRendered from the decision core by a test; do not edit.\n\n");
        text.append("## Phase run\n\n| from | to |\n| --- | --- |\n");
        for (RunState state : RunState.values()) {
            text.append("| ")
                    .append(state)
                    .append(" | ")
                    .append(names(state.next()))
                    .append(" |\n");
        }
        text.append("\nSUCCEEDED and HALTED go back to RUNNING by `retry`, or when a late joiner comes in.\n");
        text.append("\n## Target in a phase run\n\n| from | to | an agent may be at work |\n| --- | --- | --- |\n");
        for (TargetState state : TargetState.values()) {
            text.append("| ")
                    .append(state)
                    .append(" | ")
                    .append(names(state.next()))
                    .append(" | ");
            text.append(state.active() ? "yes" : "").append(" |\n");
        }
        text.append("\nFAILED goes back to PENDING by `retry`, with the next attempt.\n");
        text.append("\n## What a person may type, of a rollout over one database\n\n");
        text.append("| phase | where it stands | the rollout is | verbs |\n| --- | --- | --- | --- |\n");
        for (Situations.Situation here : Situations.all()) {
            text.append("| ").append(here.phase()).append(" | ").append(here.where());
            text.append(" | ").append(here.state().phase()).append(" | ");
            text.append(words(here.state().legalVerbs())).append(" |\n");
        }
        text.append(
                        "\nEverything that is not over has a verb that leads on or out. An `abort` of what is in effect in part of a")
                .append(" cleanup or a\nrollback holds nothing up: that goes on to its end.\n");
        return text.toString();
    }

    private static String words(Set<Verb> verbs) {
        return verbs.isEmpty()
                ? "–"
                : verbs.stream()
                        .map(verb -> "`" + verb.name().toLowerCase(Locale.ROOT) + "`")
                        .collect(Collectors.joining(" "));
    }

    private static String names(Set<? extends Enum<?>> states) {
        return states.isEmpty() ? "–" : states.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
