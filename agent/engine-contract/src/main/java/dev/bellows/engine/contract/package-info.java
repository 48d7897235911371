/**
 * The contract of an engine as tests: what the agent, and with it the golden rule, rests on, in no database's words.
 *
 * <p>An engine's author extends {@link dev.bellows.engine.contract.EngineContract} with a {@link dev.bellows.engine.contract.Subject};
 * {@link dev.bellows.engine.contract.Clause} lists what is asked, one sentence each.
 *
 * <p><b>For</b> tests of engines. <b>Start at</b> {@link dev.bellows.engine.contract.EngineContract}; the engine in memory that is among
 * this module's tests shows where a new one starts. <b>May use</b> {@code java.*}, JUnit, the document model and the engine API.
 * <b>Threads</b>: applications and the bystander have a thread of the kit's own each; everything else runs on JUnit's.
 */
@NullMarked
package dev.bellows.engine.contract;

import org.jspecify.annotations.NullMarked;
