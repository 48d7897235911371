/**
 * The control plane as a process: settings, start, stop.
 *
 * <p><b>For</b> wiring the parts together and running them. <b>Start at</b> {@link dev.bellows.server.Server}. <b>May use</b> every
 * package of this module, {@code embedded}, {@code document.config}. <b>Threads</b>: the starting thread; two loops of its own.
 */
@NullMarked
package dev.bellows.server;

import org.jspecify.annotations.NullMarked;
