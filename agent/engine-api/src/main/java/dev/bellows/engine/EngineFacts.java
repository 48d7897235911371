package dev.bellows.engine;

/**
 * What planning may depend on besides the catalog.
 *
 * @param product {@code PostgreSQL}
 * @param majorVersion 14, 15, …
 */
public record EngineFacts(String product, int majorVersion) {}
