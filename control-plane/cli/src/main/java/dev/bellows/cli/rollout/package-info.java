/**
 * Moving a fleet: plan, approve, start, watch and the other verbs of a rollout.
 *
 * <p><b>For</b> people and pipelines who roll one migration over many databases. <b>Start at</b> {@link dev.bellows.cli.rollout.RolloutVerbs}. <b>May use</b> `cli.session`, `cli.api`, `cli.output`, `document.error`, picocli and Jackson. <b>Threads</b>: confined to the main thread.
 */
@NullMarked
package dev.bellows.cli.rollout;

import org.jspecify.annotations.NullMarked;
