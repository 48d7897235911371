/**
 * The command line: a customer of the public HTTP API, never of the server's insides.
 *
 * <p><b>For</b> turning words typed by a person or a pipeline into calls, text and an exit code. <b>Start at</b> {@link dev.bellows.cli.BellowsCli}. <b>May use</b> every package below it, `document.error` and picocli; neither Netty nor gRPC nor the server. <b>Threads</b>: one, the process's main thread.
 */
@NullMarked
package dev.bellows.cli;

import org.jspecify.annotations.NullMarked;
