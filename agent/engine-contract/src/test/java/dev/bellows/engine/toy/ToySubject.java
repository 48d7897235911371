package dev.bellows.engine.toy;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.engine.EngineProvider;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.contract.OperationCase;
import dev.bellows.engine.contract.Subject;
import dev.bellows.engine.contract.SubjectDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What the kit has to know of the toy. */
record ToySubject(EngineProvider provider) implements Subject {
    private static final Operation.TableName DOCS = new Operation.TableName(Optional.empty(), ToyEngine.TABLE);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int ROWS = 100;

    private static final OperationCase RENAME =
            new OperationCase("renameColumn", migration(new Operation.RenameColumn(DOCS, "name", "title")), true, true);
    private static final OperationCase ADD = new OperationCase(
            "addColumn",
            migration(new Operation.AddColumn(
                    DOCS, new Operation.ColumnDefinition("kind", "text", true, Optional.empty()), Optional.empty())),
            true,
            false);
    private static final OperationCase DROP = new OperationCase(
            "dropColumn", migration(new Operation.DropColumn(DOCS, "name", Optional.empty())), false, false);

    private static Migration migration(Operation operation) {
        return new Migration(
                new SchemaLine("toys"),
                8,
                "one-operation",
                Migration.Sync.TRIGGER,
                Migration.Exposure.AUTO,
                Set.of(),
                List.of(operation),
                new Migration.ContractTerms(Duration.ZERO, Duration.ZERO));
    }

    @Override
    public List<OperationCase> cases() {
        return List.of(RENAME, ADD, DROP);
    }

    @Override
    public OperationCase model() {
        return RENAME;
    }

    @Override
    public SubjectDatabase freshDatabase(OperationCase story) {
        return new Database(story, "toy:" + NUMBER.incrementAndGet());
    }

    @Override
    public TargetSettings unreachable() {
        return settings("toy:nowhere");
    }

    @Override
    public Duration unreachableDeadline() {
        return Duration.ofSeconds(2);
    }

    /** Within one process a pause of the machine counts as much as everything that is measured. */
    @Override
    public Duration stallBound(Duration atRest) {
        return atRest.multipliedBy(20).plusSeconds(1);
    }

    private static TargetSettings settings(String url) {
        return new TargetSettings(
                new TargetName("toy-box"),
                url,
                "agent",
                new TargetSettings.PasswordSource.DriverDefault(),
                new SchemaLine("toys"),
                7,
                "test",
                Map.of(),
                List.of(),
                Set.of(),
                Ulid.create(Instant.EPOCH, new SplittableRandom(1)),
                Duration.ofHours(1));
    }

    private static final class Database implements SubjectDatabase {
        private final OperationCase story;
        private final String url;
        private final ToyServer server = new ToyServer();

        Database(OperationCase story, String url) {
            this.story = story;
            this.url = url;
            server.apply("add name", 0);
            server.apply("add state", 0);
            for (long key = 1; key <= ROWS; key++) {
                server.insert(key, "name", "doc " + key);
            }
            ToyServer.start(url, server);
        }

        @Override
        public TargetSettings settings() {
            return ToySubject.settings(url);
        }

        @Override
        public String picture() {
            return server.picture();
        }

        @Override
        public boolean changeIsThere() {
            return switch (story.name()) {
                case "renameColumn" -> server.probe("has title") && server.probe("lacks name");
                case "addColumn" -> server.probe("has kind");
                default -> server.probe("lacks name");
            };
        }

        @Override
        public List<Long> keys() {
            return server.keys().stream().filter(key -> key <= ROWS).toList();
        }

        @Override
        public Application application(int version) {
            String column = switch (story.name()) {
                case "renameColumn" -> version == story.oldVersion() ? "name" : "title";
                case "dropColumn" -> version == story.oldVersion() ? "name" : "state";
                default -> "name";
            };
            return new Client(server, column, server.connect(version));
        }

        @Override
        public Bystander bystander() {
            return new Client(server, "state", server.connect(story.newVersion()));
        }

        @Override
        public Mismatch mismatch() {
            return new Mismatch() {
                @Override
                public void plant() {
                    server.put(1, "title", "another one");
                }

                @Override
                public void mend() {
                    server.copy(1, "name", "title");
                }
            };
        }

        @Override
        public void close() {
            ToyServer.stop(url);
        }
    }

    private record Client(ToyServer server, String column, Object session)
            implements SubjectDatabase.Application, SubjectDatabase.Bystander {
        @Override
        public void insert(long key, String value) {
            server.insert(key, column, value);
        }

        @Override
        public void update(long key, String value) {
            server.update(key, column, value);
        }

        @Override
        public void delete(long key) {
            server.delete(key);
        }

        @Override
        public Optional<String> read(long key) {
            return server.read(key, column);
        }

        @Override
        public void asks() {
            Optional<String> ignored = server.read(1, column);
        }

        @Override
        public void close() {
            server.disconnect(session);
        }
    }
}
