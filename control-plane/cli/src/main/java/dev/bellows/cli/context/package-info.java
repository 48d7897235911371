/**
 * Which server and which token.
 *
 * <p><b>For</b> flag before environment before context before a local `bellows dev`. <b>Start at</b> {@link dev.bellows.cli.context.ServerChoice}. <b>May use</b> `document.error`, snakeyaml-engine, Jackson and `java.nio.file`. <b>Threads</b>: values; files are read and written by the caller.
 */
@NullMarked
package dev.bellows.cli.context;

import org.jspecify.annotations.NullMarked;
