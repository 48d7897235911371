package dev.bellows.cli.api;

/**
 * One event of a stream.
 *
 * @param name its kind, {@code message} when the server gave none
 * @param id what to continue after, empty when the event has none
 * @param data its text, lines joined by newline
 */
public record ServerEvent(String name, String id, String data) {}
