package dev.bellows.agent.config;

import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.Field;
import dev.bellows.document.yaml.Fields;
import dev.bellows.document.yaml.ObjectShape;
import dev.bellows.document.yaml.Shape;
import dev.bellows.document.yaml.Shapes;
import dev.bellows.engine.SignalSources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a target's {@code signals} are written in agent.yaml. */
final class SignalSourcesShape {
    private static final int MOST_CORES = 4_096;
    private static final int MOST_CUSTOM = 16;
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(10);

    private static final Field<Integer> CORES =
            Field.optional("cores", Shapes.integer(1, MOST_CORES), "Processors of the database's machine.");
    private static final Field<Path> PRESSURE = Field.optional(
            "pressure",
            Shapes.parsed("a path like /proc/pressure", Path::of),
            "Directory of the kernel's pressure files; only where the agent runs on the database's machine.");
    private static final Field<String> PROBE =
            Field.optional("probe", Shapes.text(), "A query of the application; its 99th percentile is a signal.");

    private static final Field<String> NAME = Field.required(
            "name",
            Shapes.text("a name of [a-z0-9_], 1 to 40", Pattern.compile("[a-z][a-z0-9_]{0,39}"), name -> name),
            "Name of the signal.");
    private static final Field<String> SQL = Field.required(
            "sql",
            Shapes.text(),
            "One query that gives one number; run as the agent's role, in a transaction that writes nothing.");
    /** Numbers with a fraction have no shape of their own. */
    private static final Field<String> LIMIT =
            Field.required("limit", Shapes.expression(), "Highest value at which batches run, like 100 or 0.5.");

    private static final Field<Duration> DEADLINE_FIELD = Field.optional(
            "deadline", within(SHORTEST, LONGEST_DEADLINE), "How long the query may take; 1s when left out.");
    private static final Field<Duration> TIME_TO_LIVE_FIELD = Field.optional(
            "timeToLive", within(Duration.ofSeconds(2), LONGEST_LIFE), "How long a value counts; 10s when left out.");
    private static final Field<Boolean> NEEDED = Field.optional(
            "needed", Shapes.flag(), "Whether nothing is written while it cannot be read; true when left out.");
    private static final Field<String> REASON = Field.optional("reason", Shapes.text(), "What it means, for people.");

    private static final Field<List<SignalSources.Custom>> CUSTOM = Field.optional(
            "custom",
            Shapes.list(
                    new ObjectShape<>(
                            "a signal",
                            List.of(NAME, SQL, LIMIT, DEADLINE_FIELD, TIME_TO_LIVE_FIELD, NEEDED, REASON),
                            SignalSourcesShape::custom),
                    0,
                    MOST_CUSTOM),
            "Signals by SQL.");

    private SignalSourcesShape() {}

    static Shape<SignalSources> signals() {
        return new ObjectShape<>("signals", List.of(CORES, PRESSURE, PROBE, CUSTOM), SignalSourcesShape::sources);
    }

    private static SignalSources sources(Fields read) {
        List<SignalSources.Custom> custom = read.find(CUSTOM).orElse(List.of());
        Set<String> taken = new HashSet<>();
        Arrays.stream(ThrottleSetting.values()).map(ThrottleSetting::signal).forEach(taken::add);
        for (SignalSources.Custom one : custom) {
            if (!taken.add(one.name())) {
                throw BellowsException.of(
                        ErrorCode.AGENT_CONFIG, "There is already a signal called " + one.name() + ".");
            }
        }
        return new SignalSources(read.find(CORES).orElse(0), read.find(PRESSURE), read.find(PROBE), custom);
    }

    private static SignalSources.Custom custom(Fields read) {
        return new SignalSources.Custom(
                read.get(NAME),
                read.get(SQL),
                limit(read.get(LIMIT)),
                read.find(DEADLINE_FIELD).orElse(DEADLINE),
                read.find(TIME_TO_LIVE_FIELD).orElse(TIME_TO_LIVE),
                read.find(NEEDED).orElse(true),
                read.find(REASON).orElse(""));
    }

    private static Shape<Duration> within(Duration least, Duration most) {
        return Shapes.parsed("a duration from " + least.toMillis() + "ms to " + most.toSeconds() + "s", text -> {
            Duration duration = dev.bellows.document.DurationText.parse(text);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw BellowsException.of(
                        ErrorCode.DOC_VALUE,
                        "'" + text + "' is not from " + least.toMillis() + "ms to " + most.toSeconds() + "s.");
            }
            return duration;
        });
    }

    private static double limit(String text) {
        return Optional.of(text)
                .filter(it -> it.matches("[0-9]{1,15}(\\.[0-9]{1,9})?"))
                .map(Double::parseDouble)
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.AGENT_CONFIG,
                        "The limit '" + text + "' of a signal is not a number of 0 or more, like 100 or 0.5."));
    }
}
