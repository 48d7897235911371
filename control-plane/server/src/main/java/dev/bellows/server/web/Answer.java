package dev.bellows.server.web;

/**
 * What a call answers.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body text of the body
 */
record Answer(int status, String contentType, String body) {
    private static final String JSON = "application/json";

    static Answer ok(Object view) {
        return new Answer(200, JSON, Json.write(view));
    }

    static Answer created(Object view) {
        return new Answer(201, JSON, Json.write(view));
    }

    static Answer noContent() {
        return new Answer(204, JSON, "");
    }

    static Answer text(String contentType, String body) {
        return new Answer(200, contentType, body);
    }
}
