/**
 * Data as text: tables, JSON, YAML, names and paths.
 *
 * <p><b>For</b> one stable rendering per format. <b>Start at</b> {@link dev.bellows.cli.output.Printer}. <b>May use</b> `document.error` and Jackson. <b>Threads</b>: confined to the main thread.
 */
@NullMarked
package dev.bellows.cli.output;

import org.jspecify.annotations.NullMarked;
