/**
 * What every command of the line shares: its surroundings, options, way to the server and exit codes.
 *
 * <p><b>For</b> keeping commands small and testable without a process. <b>Start at</b> {@link dev.bellows.cli.session.Session}. <b>May use</b> `cli.api`, `cli.context`, `cli.output`, `document.error` and picocli. <b>Threads</b>: confined to the main thread; an interrupt runs on the JVM's shutdown thread.
 */
@NullMarked
package dev.bellows.cli.session;

import org.jspecify.annotations.NullMarked;
