package dev.bellows.document.error;

/** What an error left behind. UNKNOWN is resolved by inspection, never by a blind retry. */
public enum Outcome {
    NOTHING_DONE,
    DONE,
    UNKNOWN
}
