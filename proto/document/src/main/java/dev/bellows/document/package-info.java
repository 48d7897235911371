/**
 * The shared vocabulary: migrations, operations, strategies and ids as plain values.
 *
 * <p><b>For</b> saying what a person wrote and what the parts of Bellows call things, without any behaviour of a part.
 * <b>Start at</b> {@link dev.bellows.document.Migration}. <b>May use</b> {@code java.*} and
 * {@code document.error} only; reading YAML is {@code document.yaml}. <b>Threads</b>: immutable values, any thread.
 */
@NullMarked
package dev.bellows.document;

import org.jspecify.annotations.NullMarked;
