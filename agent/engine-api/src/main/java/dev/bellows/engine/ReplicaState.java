package dev.bellows.engine;

/**
 * A read replica as seen now.
 *
 * @param name for people
 * @param configured whether the configuration lists it
 * @param ignored whether the configuration says to ignore it
 * @param reachable whether its lag is known
 * @param lagMillis delay, -1 when unknown
 * @param lagBytes bytes not replayed, -1 when unknown
 */
public record ReplicaState(
        String name, boolean configured, boolean ignored, boolean reachable, long lagMillis, long lagBytes) {}
