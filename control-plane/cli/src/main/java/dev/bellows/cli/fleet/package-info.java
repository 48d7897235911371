/**
 * Reading the fleet and saying who may speak in it.
 *
 * <p><b>For</b> get, describe, can-i-…, tokens, consumers and claims. <b>Start at</b> {@link dev.bellows.cli.fleet.GetVerb}. <b>May use</b> `cli.session`, `cli.api`, `cli.output`, `document.error`, picocli and Jackson. <b>Threads</b>: confined to the main thread.
 */
@NullMarked
package dev.bellows.cli.fleet;

import org.jspecify.annotations.NullMarked;
