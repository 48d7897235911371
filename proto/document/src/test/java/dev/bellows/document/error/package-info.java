/** Tests of the error texts. */
@org.jspecify.annotations.NullMarked
package dev.bellows.document.error;
