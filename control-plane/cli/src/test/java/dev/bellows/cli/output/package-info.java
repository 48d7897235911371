/**
 * For: tests of what is printed. Start at: ErrorTextTest. May use: the command line. Threads: the test's own.
 */
@org.jspecify.annotations.NullMarked
package dev.bellows.cli.output;
