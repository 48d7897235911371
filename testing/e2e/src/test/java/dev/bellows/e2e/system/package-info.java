/**
 * Stories of the whole system: a real control plane on its embedded store, real agents, real databases, services with the SDK.
 *
 * <p><b>For</b> what only the whole shows, kills above all. <b>Start at</b> {@link dev.bellows.e2e.system.ControlPlaneKillsIT}. <b>May
 * use</b> everything. <b>Threads</b>: the test's own.
 */
@NullMarked
package dev.bellows.e2e.system;

import org.jspecify.annotations.NullMarked;
