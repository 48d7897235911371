/**
 * The plug for databases: what an engine plans and executes, in no database's words.
 *
 * <p><b>For</b> one contract between the agent's runtime and every engine. <b>Start at</b>
 * {@link dev.bellows.engine.EngineProvider}. <b>May use</b> {@code java.*} and the document model. <b>Threads</b>: planners are pure;
 * a {@link dev.bellows.engine.TargetDatabase} says per method who may call it.
 */
@NullMarked
package dev.bellows.engine;

import org.jspecify.annotations.NullMarked;
