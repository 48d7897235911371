/**
 * {@code make demo}: a fleet of real processes on which a column is renamed while services write.
 *
 * <p><b>For</b> seeing the whole of Bellows work, and failing when a promise breaks. <b>Start at</b>
 * {@link dev.bellows.demo.DemoMain}. <b>May use</b> the fixtures, the client SDK, and the HTTP API; never the server's or agent's insides.
 * <b>Threads</b>: the story runs on the main thread; load and probes have their own.
 */
@NullMarked
package dev.bellows.demo;

import org.jspecify.annotations.NullMarked;
