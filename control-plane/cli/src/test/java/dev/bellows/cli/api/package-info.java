/**
 * For: tests of the HTTP client. Start at: EventStreamTest. May use: this package. Threads: the test's own.
 */
@org.jspecify.annotations.NullMarked
package dev.bellows.cli.api;
