package dev.bellows.agent.desired;

import dev.bellows.agent.message.FromAgent;
import java.time.Instant;

/** What the shell around {@link DesiredInbox} has to do. */
public sealed interface InboxAction {

    /** Start a job; none is running. */
    record Start(Job job) implements InboxAction {}

    /** Ask the running job to stop at its next safe point. Repeating it is harmless. */
    record Cancel(String reason) implements InboxAction {}

    /** Tell the control plane, if a stream is up; lost messages are said again after a reconnect. */
    record Say(FromAgent message) implements InboxAction {}

    /** Send {@link InboxEvent.Woke} at that time, or later; a new one replaces the older. */
    record WakeAt(Instant at) implements InboxAction {}

    /** Nothing follows from the event, and why: for the log. */
    record Ignored(String why) implements InboxAction {}
}
