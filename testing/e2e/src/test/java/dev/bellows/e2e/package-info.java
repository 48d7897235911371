/**
 * Whole-system stories: real processes, real databases, faults.
 *
 * <p><b>For</b> proving what only the whole shows. <b>Start at</b> {@link dev.bellows.e2e.RenameThroughOneAgentIT}. <b>May use</b>
 * everything. <b>Threads</b>: the test's own.
 */
@NullMarked
package dev.bellows.e2e;

import org.jspecify.annotations.NullMarked;
