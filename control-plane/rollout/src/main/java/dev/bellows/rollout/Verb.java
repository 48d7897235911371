package dev.bellows.rollout;

/** What a person may ask of a rollout. Which of them are legal now says {@link RolloutState#legalVerbs()}. */
public enum Verb {
    START,
    PAUSE,
    RESUME,
    ABORT,
    ROLLBACK,
    CONTRACT,
    REVERT,
    RETRY
}
