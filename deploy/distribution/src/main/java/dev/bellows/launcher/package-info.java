/**
 * One binary: client commands, control plane, agent, or all of them in one process.
 *
 * <p><b>For</b> being the one module that sees command line, server and agent. <b>Start at</b>
 * {@link dev.bellows.launcher.Main}. <b>May use</b> every module. <b>Threads</b>: the main thread starts parts and waits; an
 * interrupt stops them on the JVM's shutdown thread.
 */
@NullMarked
package dev.bellows.launcher;

import org.jspecify.annotations.NullMarked;
