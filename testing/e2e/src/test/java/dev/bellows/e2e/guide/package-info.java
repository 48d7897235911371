/**
 * The guides, followed word by word.
 *
 * <p><b>For</b> pages whose commands work. <b>Start at</b> {@link dev.bellows.e2e.guide.GuideIT}. <b>May use</b> fixtures and the
 * launcher as a process. <b>Threads</b>: the test's own.
 */
@NullMarked
package dev.bellows.e2e.guide;

import org.jspecify.annotations.NullMarked;
