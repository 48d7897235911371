/**
 * For: tests of lists. Start at: ColumnsTest. May use: the command line. Threads: the test's own.
 */
@org.jspecify.annotations.NullMarked
package dev.bellows.cli.fleet;
