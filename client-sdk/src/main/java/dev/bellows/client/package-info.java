/**
 * What a service embeds: it says which schema version the build needs and hears whether its databases serve it.
 *
 * <p><b>For</b> claims, session tags and start-up checks in five lines. <b>Start at</b> {@link dev.bellows.client.Bellows}. <b>May
 * use</b> {@code java.*} and {@code client.internal}; no logging but {@link java.lang.System.Logger}. <b>Threads</b>: the service's own,
 * and one daemon thread for the stream; answers are read without locks.
 */
@NullMarked
package dev.bellows.client;

import org.jspecify.annotations.NullMarked;
