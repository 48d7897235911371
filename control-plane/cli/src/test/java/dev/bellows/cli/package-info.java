/** Tests of the command line against a small HTTP server, in the process and as a process. */
@org.jspecify.annotations.NullMarked
package dev.bellows.cli;
