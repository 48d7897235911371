/** Tests of the process as a whole. */
@org.jspecify.annotations.NullMarked
package dev.bellows.server;
