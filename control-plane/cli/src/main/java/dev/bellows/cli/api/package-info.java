/**
 * The HTTP/JSON API as seen by a client with deadlines.
 *
 * <p><b>For</b> calls and server-sent events with the JDK's own client, each with a deadline. <b>Start at</b> {@link dev.bellows.cli.api.ApiClient}. <b>May use</b> `document.error`, Jackson and `java.net.http`. <b>Threads</b>: calls block the caller; an event stream reads on one virtual thread of its own.
 */
@NullMarked
package dev.bellows.cli.api;

import org.jspecify.annotations.NullMarked;
