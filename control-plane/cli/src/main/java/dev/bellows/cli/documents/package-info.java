/**
 * A developer's documents: storing and explaining them.
 *
 * <p><b>For</b> submit and explain. <b>Start at</b> {@link dev.bellows.cli.documents.SubmitVerb}. <b>May use</b> `cli.session`, `cli.api`, `cli.output`, `cli.rollout` for the text of steps, `document.error`, picocli and Jackson. <b>Threads</b>: confined to the main thread.
 */
@NullMarked
package dev.bellows.cli.documents;

import org.jspecify.annotations.NullMarked;
