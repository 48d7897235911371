package dev.bellows.document.yaml;

import dev.bellows.document.Digest;
import dev.bellows.document.Selector;
import dev.bellows.document.Strategy;
import dev.bellows.document.Strategy.Gate;
import dev.bellows.document.Strategy.PhaseStrategy;
import dev.bellows.document.Strategy.Throttle;
import dev.bellows.document.Strategy.Wave;
import dev.bellows.document.error.BellowsException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads strategies. Thread-safe because it holds only descriptors. */
public final class StrategyDocuments {
    private static final int MOST_WAVES = 50;
    private static final int MOST_GATES = 20;
    private static final int MOST_PARALLEL = 10_000;
    private static final int DEFAULT_PARALLEL = 25;
    private static final Duration DEFAULT_UNKNOWN_AFTER = Duration.ofMinutes(5);

    private static final Field<String> NAME = Field.required(
            "name",
            Shapes.text("a name, [a-z0-9-]{1,80}", Pattern.compile("[a-z0-9-]{1,80}"), name -> name),
            "Name of the strategy.");

    private static final Field<Phases> PHASES = Field.required(
            "phases", phases(), "How each phase moves; a phase left out moves as the standard strategy says.");

    private static final DocumentKind<Strategy> KIND = new DocumentKind<>(
            "Strategy",
            List.of(NAME, PHASES),
            read -> new Strategy(
                    read.get(NAME),
                    read.get(PHASES).expand(),
                    read.get(PHASES).migrate(),
                    read.get(PHASES).contract(),
                    read.get(PHASES).cleanup()));

    private record Phases(PhaseStrategy expand, PhaseStrategy migrate, PhaseStrategy contract, PhaseStrategy cleanup) {}

    private StrategyDocuments() {}

    /**
     * Reads what a person wrote. Never throws for bad input.
     *
     * @param fileName for messages; one that ends in {@code .json} is read as JSON only
     * @param bytes UTF-8 text of YAML or JSON
     */
    public static ParsedDocument<Strategy> parse(String fileName, byte[] bytes) {
        return KIND.parse(fileName, bytes);
    }

    /**
     * Reads the canonical form back.
     *
     * @throws BellowsException {@code DOC_DIGEST} when the text is not what the digest names; another document code when this
     *     release cannot read it
     */
    public static Strategy readCanonical(String canonicalJson, Digest expected) {
        return KIND.readCanonical(canonicalJson, expected);
    }

    /** JSON Schema of strategies, draft 2020-12, as committed and published. */
    public static String jsonSchema() {
        return KIND.schemaText();
    }

    private static Shape<Phases> phases() {
        Strategy standard = Strategy.standard();
        Field<PhaseStrategy> expand = Field.optional("expand", phase(standard.expand()), "How EXPAND moves.");
        Field<PhaseStrategy> migrate = Field.optional("migrate", phase(standard.migrate()), "How MIGRATE moves.");
        Field<PhaseStrategy> contract = Field.optional("contract", phase(standard.contract()), "How CONTRACT moves.");
        Field<PhaseStrategy> cleanup = Field.optional("cleanup", phase(standard.cleanup()), "How CLEANUP moves.");
        return new ObjectShape<>(
                "phases",
                List.of(expand, migrate, contract, cleanup),
                read -> new Phases(
                        read.find(expand).orElse(standard.expand()),
                        read.find(migrate).orElse(standard.migrate()),
                        read.find(contract).orElse(standard.contract()),
                        read.find(cleanup).orElse(standard.cleanup())));
    }

    private static Shape<PhaseStrategy> phase(PhaseStrategy standard) {
        Field<List<Wave>> waves = Field.optional(
                "waves",
                Shapes.list(wave(), 1, MOST_WAVES),
                "Waves, one after another; one of all targets when left out.");
        Field<Duration> soak = Field.optional(
                "soak", Shapes.duration(), "How long a wave is watched before the next; 0s when left out.");
        Field<Integer> budget = Field.optional(
                "failureBudget", percent(), "Share of the targets that may fail, like 2%; 0% when left out.");
        Field<Duration> unknownAfter = Field.optional(
                "unknownAfter", Shapes.duration(), "When an UNKNOWN counts as failed; 5m when left out.");
        Field<List<Gate>> gates = Field.optional(
                "gates", Shapes.list(gate(), 0, MOST_GATES), "What must hold before the phase starts on a target.");
        Field<Throttle> throttle = Field.optional("throttle", ThrottleShape.throttle(), "Limits of backfills.");
        Field<Duration> after =
                Field.optional("after", Shapes.duration(), "How long after the previous phase this one may begin.");
        return new ObjectShape<>(
                "a phase", List.of(waves, soak, budget, unknownAfter, gates, throttle, after), read -> {
                    List<Wave> moved = read.find(waves).orElse(standard.waves());
                    if (moved.getLast().percent() < 100) {
                        read.refuse(
                                waves,
                                "the last wave ends at " + moved.getLast().percent() + " percent",
                                "End with { percent: 100 }; targets in no wave would never move.");
                    }
                    return new PhaseStrategy(
                            moved,
                            read.find(soak).orElse(Duration.ZERO),
                            read.find(budget).orElse(0),
                            read.find(unknownAfter).orElse(DEFAULT_UNKNOWN_AFTER),
                            read.find(gates).orElse(standard.gates()),
                            read.find(throttle),
                            read.find(after));
                });
    }

    private static Shape<Wave> wave() {
        Field<String> select = Field.optional(
                "select",
                Shapes.parsed("a selector", text -> {
                    Selector.parse(text);
                    return text;
                }),
                "Label selector; every remaining target when left out.");
        Field<Integer> percent = Field.optional(
                "percent",
                Shapes.integer(1, 100),
                "Share of the targets reached when the wave is done; 100 when left out.");
        Field<Integer> parallel =
                Field.optional("parallel", Shapes.integer(1, MOST_PARALLEL), "How many at once; 25 when left out.");
        Field<Integer> perHost = Field.optional(
                "perHost", Shapes.integer(1, MOST_PARALLEL), "How many at once on one host; 1 when left out.");
        return new ObjectShape<>(
                "a wave",
                List.of(select, percent, parallel, perHost),
                read -> new Wave(
                        read.find(select),
                        read.find(percent).orElse(100),
                        read.find(parallel).orElse(DEFAULT_PARALLEL),
                        read.find(perHost).orElse(1)));
    }

    private static Shape<Gate> gate() {
        Field<Duration> quiet = Field.optional("quiet", Shapes.duration(), "Lengthens the migration's quiet time.");
        Field<Integer> count = Field.required("count", Shapes.integer(1, 20), "How many people.");
        Map<String, Shape<? extends Gate>> kinds = new LinkedHashMap<>();
        kinds.put(
                "adoption", new ObjectShape<>("adoption", List.of(quiet), read -> new Gate.Adoption(read.find(quiet))));
        kinds.put(
                "approval", new ObjectShape<>("approval", List.of(count), read -> new Gate.Approval(read.get(count))));
        return new ChoiceShape<>("a gate", kinds, List.of("calendar", "check"));
    }

    private static Shape<Integer> percent() {
        return Shapes.text(
                "a percentage like 2%",
                Pattern.compile("100%|[0-9]{1,2}%"), text -> Integer.valueOf(text.substring(0, text.length() - 1)));
    }
}
