package dev.bellows.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestPostgresql;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few cells of {@code make matrix}, each another way; how long anything waits is for that to judge, on a machine of its own. */
class MatrixSampleIT {
    @TempDir
    private Path directory;

    /**
     * One cell.
     *
     * @param story name of its story
     * @param way through it
     */
    private record Sampled(String story, MatrixCell.Way way) {}

    private static final List<Sampled> CELLS = List.of(
            new Sampled("renameColumn", new MatrixCell.Way.Kill("MIGRATE", 1)),
            new Sampled("alterColumn as, written", new MatrixCell.Way.Revert()),
            new Sampled("addColumn required with up", new MatrixCell.Way.RollbackAfter("MIGRATE")),
            new Sampled("dropTable", new MatrixCell.Way.Kill("CONTRACT", 1)),
            new Sampled("renameTable", new MatrixCell.Way.Revert()),
            new Sampled("setComment", new MatrixCell.Way.Complete()));

    @Test
    void noStatementFailsNoWriteIsLostAndTheEndIsAsMadeOffline() {
        try (TestPostgresql server = TestPostgresql.start();
                ControlPlane controlPlane = ControlPlane.start(directory)) {
            Round.prepare(server);
            int number = 1;
            for (Sampled sampled : CELLS) {
                MatrixStory story = MatrixStory.all().stream()
                        .filter(it -> it.name().equals(sampled.story()))
                        .findFirst()
                        .orElseThrow();
                try (MatrixCell cell = new MatrixCell(directory, controlPlane, server, story, "s-" + number++)) {
                    MatrixCell.Result result = cell.goes(sampled.way());
                    assertThat(result.errors()).as("%s", sampled).isEmpty();
                    assertThat(result.lost()).as("%s", sampled).isEmpty();
                    assertThat(result.mismatches()).as("%s", sampled).isEmpty();
                }
            }
        }
    }
}
