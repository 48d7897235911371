package dev.bellows.engine;

import dev.bellows.document.VersionRange;

/**
 * The window row in a target.
 *
 * @param window versions served
 * @param generation generation of the desired state that wrote it
 */
public record WindowRow(VersionRange window, long generation) {}
