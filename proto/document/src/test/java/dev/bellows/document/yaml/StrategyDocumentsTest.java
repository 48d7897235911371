package dev.bellows.document.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Strategy;
import dev.bellows.document.Strategy.Gate;
import dev.bellows.document.Strategy.PhaseStrategy;
import dev.bellows.document.Strategy.Throttle;
import dev.bellows.document.Strategy.Wave;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.ParsedDocument.Invalid;
import dev.bellows.document.yaml.ParsedDocument.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyDocumentsTest {
    private static final String HEAD = "apiVersion: bellows.dev/v1\nkind: Strategy\nname: careful\n";
    private static final String CAREFUL = HEAD + """
            phases:
              expand:
                waves: [ { select: "ring=canary" }, { percent: 10 }, { percent: 100, parallel: 5, perHost: 2 } ]
                soak: 30m
                failureBudget: 2%
                gates: [ { approval: { count: 1 } } ]
              migrate:
                throttle: { profile: gentle, maxLag: 2s, walBudget: 20MiB/s }
              contract:
                gates: [ { adoption: { quiet: 24h } }, { approval: { count: 2 } } ]
              cleanup:
                after: 7d
            """;

    @Test
    void everyPartBecomesItsRecord() {
        Strategy strategy = valid(CAREFUL).value();

        assertThat(strategy.expand())
                .isEqualTo(new PhaseStrategy(
                        List.of(
                                new Wave(Optional.of("ring=canary"), 100, 25, 1),
                                new Wave(Optional.empty(), 10, 25, 1),
                                new Wave(Optional.empty(), 100, 5, 2)),
                        Duration.ofMinutes(30),
                        2,
                        Duration.ofMinutes(5),
                        List.of(new Gate.Approval(1)),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(strategy.migrate().throttle())
                .contains(new Throttle(
                        ThrottleProfile.GENTLE,
                        Map.of(ThrottleSetting.MAX_LAG, 2_000L, ThrottleSetting.WAL_BUDGET, 20L << 20)));
        assertThat(strategy.contract().gates())
                .containsExactly(new Gate.Adoption(Optional.of(Duration.ofHours(24))), new Gate.Approval(2));
        assertThat(strategy.cleanup().after()).contains(Duration.ofDays(7));
    }

    @Test
    void whatIsLeftOutIsAsInTheStandardStrategy() {
        Strategy strategy = valid(HEAD + "phases: { contract: { soak: 1s } }").value();

        assertThat(strategy.expand()).isEqualTo(Strategy.standard().expand());
        assertThat(strategy.contract().gates())
                .isEqualTo(Strategy.standard().contract().gates());
    }

    @Test
    void theCanonicalFormReadsBackToTheSameRecord() {
        Valid<Strategy> parsed = valid(CAREFUL);

        assertThat(StrategyDocuments.readCanonical(parsed.canonicalJson(), parsed.digest()))
                .isEqualTo(parsed.value());
    }

    @Test
    void everyNumberOfAThrottleCanBeSaidAndLifted() {
        Strategy strategy = valid(HEAD + """
                phases:
                  migrate:
                    throttle:
                      profile: fast
                      workers: 3
                      duty: 70%
                      maxLockWaiters: 0
                      maxLagBytes: 1GiB
                      maxHorizonAge: none
                      walBudget: 0B/s
                      maxLag: 0s
                """).value();

        Throttle throttle = strategy.migrate().throttle().orElseThrow();
        assertThat(throttle.profile()).isEqualTo(ThrottleProfile.FAST);
        // Zero stood for no limit before it could be written out.
        assertThat(throttle.numbers())
                .isEqualTo(Map.of(
                        ThrottleSetting.WORKERS, 3L,
                        ThrottleSetting.DUTY, 70L,
                        ThrottleSetting.MAX_LOCK_WAITERS, 0L,
                        ThrottleSetting.MAX_LAG_BYTES, 1L << 30,
                        ThrottleSetting.MAX_HORIZON_AGE, -1L,
                        ThrottleSetting.WAL_BUDGET, -1L,
                        ThrottleSetting.MAX_LAG, -1L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gates: [ { calendar: { allow: Mon } } ] | DOC_NOT_YET_SUPPORTED",
                "gates: [ { check: { sql: select } } ] | DOC_NOT_YET_SUPPORTED",
                "gates: [ { aproval: { count: 1 } } ] | DOC_UNKNOWN_WORD",
                "gates: [ { approval: { count: 0 } } ] | DOC_VALUE",
                "waves: [ { select: 'ring=' } ] | DOC_SELECTOR",
                "waves: [ { percent: 50 } ] | DOC_RULE",
                "waves: [ { percent: 101 } ] | DOC_VALUE",
                "failureBudget: 2 | DOC_WRONG_TYPE",
                "failureBudget: 101% | DOC_VALUE",
                "soak: 30 | DOC_WRONG_TYPE",
                "soak: soon | DOC_DURATION",
                "throttle: { walBudget: 20MiB } | DOC_VALUE",
                "throttle: { walBudget: 20MB/s } | DOC_SIZE",
                "throttle: { profile: quick } | DOC_UNKNOWN_WORD",
                "throttle: { maxLagBytes: 1KiB } | DOC_VALUE",
                "throttle: { maxLag: -2s } | DOC_DURATION",
                "throttle: { maxLag: 99999d } | DOC_DURATION",
                "throttle: { maxLag: 2 } | DOC_WRONG_TYPE",
                "throttle: { maxLag: NaN } | DOC_DURATION",
                "throttle: { maxSlotWal: 1B } | DOC_VALUE",
                "throttle: { duty: 0% } | DOC_VALUE",
                "throttle: { duty: 101% } | DOC_VALUE",
                "throttle: { duty: none } | DOC_VALUE",
                "throttle: { workers: 17 } | DOC_VALUE",
                "throttle: { workers: 1.5 } | DOC_WRONG_TYPE",
                "throttle: { workers: two } | DOC_VALUE",
                "throttle: { maxLockWaiters: -1 } | DOC_VALUE",
                "throttle: { maxSlotWal: 9999999999999GiB } | DOC_SIZE",
                "throttle: { maxSlotWaal: 1GiB } | DOC_UNKNOWN_FIELD",
            })
    void aMistakeGetsItsCode(String part, ErrorCode code) {
        String text = HEAD + "phases: { expand: { " + part + " } }";

        ParsedDocument<Strategy> parsed = StrategyDocuments.parse("s.yaml", text.getBytes(UTF_8));

        assertThat(parsed).isInstanceOf(Invalid.class);
        assertThat(((Invalid<Strategy>) parsed).problems())
                .extracting(DocumentProblem::code)
                .containsExactly(code);
    }

    private static Valid<Strategy> valid(String text) {
        return switch (StrategyDocuments.parse("s.yaml", text.getBytes(UTF_8))) {
            case Valid<Strategy> valid -> valid;
            case Invalid<Strategy> invalid -> throw new AssertionError(invalid.problems());
        };
    }
}
