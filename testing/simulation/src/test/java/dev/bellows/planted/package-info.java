/**
 * Says whether a committed bug is found.
 *
 * <p><b>For</b> {@code make planted}, which plants bugs in production code one at a time. <b>Start at</b>
 * {@link dev.bellows.planted.PlantedMain}. <b>May use</b> JUnit's launcher. <b>Threads</b>: JUnit's own.
 */
@NullMarked
package dev.bellows.planted;

import org.jspecify.annotations.NullMarked;
