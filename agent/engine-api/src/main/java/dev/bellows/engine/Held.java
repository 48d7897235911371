package dev.bellows.engine;

/**
 * Proof that this agent took a target over: every writing transaction compares it.
 *
 * @param fence the fence raised
 * @param inspection what was found after it was raised and older holders were ended
 */
public record Held(long fence, Inspection inspection) {}
