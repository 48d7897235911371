/**
 * Benchmarks that print ratios: what Bellows costs against what a person would have typed, on the same server in the same run.
 *
 * <p><b>For</b> the figures of {@code make bench} and their acceptance. <b>Start at</b> {@link dev.bellows.bench.BenchMain}, then
 * {@link dev.bellows.bench.BackfillBench} and {@link dev.bellows.bench.StallBench}. <b>May use</b> the engine's public plug, the
 * document model and the fixtures. <b>Threads</b>: the main thread measures; blockers, clients and probers have threads of their own.
 */
@NullMarked
package dev.bellows.bench;

import org.jspecify.annotations.NullMarked;
