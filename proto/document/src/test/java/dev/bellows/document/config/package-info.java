/** Tests of configuration. */
@org.jspecify.annotations.NullMarked
package dev.bellows.document.config;
