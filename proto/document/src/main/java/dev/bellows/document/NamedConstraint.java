package dev.bellows.document;

import java.util.Optional;

/**
 * A constraint with its name.
 *
 * @param name its name; empty for the one that the database gives it
 * @param constraint what rows must keep
 */
public record NamedConstraint(Optional<String> name, Constraint constraint) {}
