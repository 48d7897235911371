/**
 * A PostgreSQL server in a directory, from programs in a jar.
 *
 * <p><b>For</b> {@code --data-dir}, {@code dev}, {@code rehearse} and the test fixtures. <b>Start at</b>
 * {@link dev.bellows.embedded.EmbeddedPostgresql}. <b>May use</b> {@code java.*}, the error codes, commons-compress, the
 * driver and the logging facade. <b>Threads</b>: every call blocks its caller, bounded by a deadline; never call from an event loop.
 */
@NullMarked
package dev.bellows.embedded;

import org.jspecify.annotations.NullMarked;
