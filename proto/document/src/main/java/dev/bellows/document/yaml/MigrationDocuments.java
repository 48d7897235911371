package dev.bellows.document.yaml;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Archive;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Migration.Exposure;
import dev.bellows.document.Migration.Sync;
import dev.bellows.document.Operation;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads migrations. Thread-safe because it holds only descriptors. */
public final class MigrationDocuments {
    /** Quiet time of a migration that states none. */
    public static final Duration DEFAULT_QUIET = Duration.ofHours(24);

    /** Revert time of a migration that states none. */
    public static final Duration DEFAULT_REVERT_FOR = Duration.ofDays(7);

    private static final int MOST_OPERATIONS = 100;

    private static final Field<SchemaLine> LINE = Field.required(
            "schema",
            Shapes.text(
                    "a schema line, [a-z][a-z0-9_-]{0,23}", Pattern.compile("[a-z][a-z0-9_-]{0,23}"), SchemaLine::new),
            "The schema line.");
    private static final Field<Integer> VERSION = Field.required(
            "version", Shapes.integer(2, VersionRange.HIGHEST_VERSION), "The line's version after this migration.");
    private static final Field<String> NAME = Field.required(
            "name",
            Shapes.text("a name, [a-z0-9-]{1,80}", Pattern.compile("[a-z0-9-]{1,80}"), name -> name),
            "A short name for people.");
    private static final Field<Sync> SYNC = Field.optional(
            "sync",
            Shapes.word(Shapes.words("trigger", Sync.TRIGGER, "none", Sync.NONE), List.of("application")),
            "Who keeps old and new equal while both are served; trigger when left out.");
    private static final Field<Exposure> EXPOSURE = Field.optional(
            "exposure",
            Shapes.word(Shapes.words("columns", Exposure.COLUMNS, "auto", Exposure.AUTO), List.of("views")),
            "How a new name is shown to code; auto when left out.");
    private static final Field<List<Consent>> CONSENT = Field.optional(
            "consent", new SetShape<>(Shapes.word(Shapes.words(Consent.class))), "Risks accepted by name.");
    private static final Field<List<Operation>> OPERATIONS = Field.required(
            "operations", Shapes.list(OperationShapes.operation(), 1, MOST_OPERATIONS), "What to change, in order.");
    private static final Field<Duration> QUIET = Field.optional(
            "quiet", Shapes.duration(), "How long nobody may have read the old objects; 24h when left out.");
    private static final Field<Duration> REVERT_FOR = Field.optional(
            "revertFor", Shapes.duration(), "How long a hidden object stays before it is dropped; 7d when left out.");
    private static final Field<Archive> TO = Field.required(
            "to",
            Shapes.word(Shapes.words("table", Archive.TABLE, "none", Archive.NONE), List.of("file")),
            "table keeps it in the same database, out of everybody's reach; none drops it.");
    private static final Field<Archive> ARCHIVE = Field.optional(
            "archive",
            new ObjectShape<>("archive", List.of(TO), read -> read.get(TO)),
            "What becomes of columns and tables that the cleanup drops; they are gone when left out.");
    private static final Field<ContractTerms> CONTRACT = Field.optional(
            "contract",
            new ObjectShape<>(
                    "contract",
                    List.of(QUIET, REVERT_FOR, ARCHIVE),
                    read -> new ContractTerms(
                            read.find(QUIET).orElse(DEFAULT_QUIET),
                            read.find(REVERT_FOR).orElse(DEFAULT_REVERT_FOR),
                            read.find(ARCHIVE).orElse(Archive.NONE))),
            "What must hold before the old goes.");

    private static final DocumentKind<Migration> KIND = new DocumentKind<>(
            "Migration",
            List.of(LINE, VERSION, NAME, SYNC, EXPOSURE, CONSENT, OPERATIONS, CONTRACT),
            read -> new Migration(
                    read.get(LINE),
                    read.get(VERSION),
                    read.get(NAME),
                    read.find(SYNC).orElse(Sync.TRIGGER),
                    read.find(EXPOSURE).orElse(Exposure.AUTO),
                    Set.copyOf(read.find(CONSENT).orElse(List.of())),
                    read.get(OPERATIONS),
                    read.find(CONTRACT).orElse(new ContractTerms(DEFAULT_QUIET, DEFAULT_REVERT_FOR))));

    private MigrationDocuments() {}

    /**
     * Reads what a person wrote. Never throws for bad input.
     *
     * @param fileName for messages; one that ends in {@code .json} is read as JSON only
     * @param bytes UTF-8 text of YAML or JSON
     */
    public static ParsedDocument<Migration> parse(String fileName, byte[] bytes) {
        return KIND.parse(fileName, bytes);
    }

    /**
     * Reads the canonical form back.
     *
     * @throws BellowsException {@code DOC_DIGEST} when the text is not what the digest names; another document code when this
     *     release cannot read it
     */
    public static Migration readCanonical(String canonicalJson, Digest expected) {
        return KIND.readCanonical(canonicalJson, expected);
    }

    /** JSON Schema of migrations, draft 2020-12, as committed and published. */
    public static String jsonSchema() {
        return KIND.schemaText();
    }
}
