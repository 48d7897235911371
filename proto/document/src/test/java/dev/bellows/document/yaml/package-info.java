/** Tests of reading documents. */
@org.jspecify.annotations.NullMarked
package dev.bellows.document.yaml;
