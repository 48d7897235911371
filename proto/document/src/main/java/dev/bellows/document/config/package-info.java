/**
 * Configuration of the processes: {@code server.yaml}, {@code agent.yaml}, environment and flags in one value.
 *
 * <p><b>For</b> reading settings with the documents' own reader, with the precedence flag, environment, file, default.
 * <b>Start at</b> {@link dev.bellows.document.config.ConfigSchema}. <b>May use</b> {@code document.yaml}, {@code document.error}.
 * <b>Threads</b>: immutable values, any thread.
 */
@NullMarked
package dev.bellows.document.config;

import org.jspecify.annotations.NullMarked;
