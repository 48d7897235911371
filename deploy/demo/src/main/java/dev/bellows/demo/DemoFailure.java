package dev.bellows.demo;

/** A promise that did not hold, or a part that did not start; ends the demo with exit status 1. */
final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
