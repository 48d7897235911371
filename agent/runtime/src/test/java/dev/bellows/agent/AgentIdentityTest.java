package dev.bellows.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentIdentityTest {
    @TempDir
    private Path folder;

    @Test
    void theIdOutlivesARestart() {
        try (AgentIdentity first = open(folder)) {
            assertThat(first.id()).isNotNull();
        }
        String id = read("agent.id");
        open(folder).close();
        assertThat(read("agent.id")).isEqualTo(id);
    }

    @Test
    void aSecondAgentOnTheDirectoryIsRefusedAndTheFirstGoesOn() {
        try (AgentIdentity first = open(folder)) {
            assertThat(first.id()).isNotNull();
            assertRefused(folder, "is used by another agent");
        }
        open(folder).close();
    }

    @Test
    void aFullDiskLeavesNoHalfId() throws IOException {
        Files.createSymbolicLink(folder.resolve("agent.id.new"), Path.of("/dev/full"));
        assertRefused(folder, "cannot be read or written");
        assertThat(folder.resolve("agent.id")).doesNotExist();
    }

    @Test
    void aTruncatedIdIsNotBelieved() throws IOException {
        Files.writeString(folder.resolve("agent.id"), "01BX5ZZKBKACTAV9W");
        assertRefused(folder, "holds an agent.id that is no ULID");
        Files.delete(folder.resolve("agent.id"));
        open(folder).close();
    }

    @Test
    void aFileWhereADirectoryBelongs() throws IOException {
        assertRefused(Files.writeString(folder.resolve("file"), ""), "cannot be read or written");
    }

    private static void assertRefused(Path directory, String why) {
        BellowsException refused = catchThrowableOfType(
                BellowsException.class, () -> open(directory).close());
        assertThat(refused.problem().code()).isEqualTo(ErrorCode.AGENT_DATA_DIRECTORY);
        assertThat(refused.problem().message()).contains(directory.toString(), why);
        assertThat(refused.problem().wayOut()).startsWith("ls -ld " + directory);
    }

    private static AgentIdentity open(Path directory) {
        return AgentIdentity.open(directory, Instant.EPOCH, new SplittableRandom(7));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
