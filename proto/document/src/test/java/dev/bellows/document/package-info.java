/** Tests of the vocabulary. */
@org.jspecify.annotations.NullMarked
package dev.bellows.document;
