package dev.bellows.grammar;

/**
 * One statement of a text.
 *
 * @param text as it stands there, from its first word to its last, without a semicolon
 * @param tree what the parser made of it
 */
public record Statement(String text, SyntaxNode tree) {}
