package dev.bellows.cli.api;

import java.util.Optional;

/** Puts lines of a text/event-stream together. Confined to its stream's caller. */
final class EventLines {
    private String name = "";
    private String id = "";
    private final StringBuilder data = new StringBuilder();
    private boolean some;

    Optional<EventStream.Sign> take(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        if (line.charAt(0) == ':') {
            return Optional.of(new EventStream.Sign.Alive());
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        String text = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "event" -> name = text;
            case "id" -> id = text;
            case "data" -> {
                data.append(some ? "\n" : "").append(text);
                some = true;
            }
            default -> {
                // The standard: unknown fields are ignored.
            }
        }
        return Optional.empty();
    }

    private Optional<EventStream.Sign> complete() {
        if (!some) {
            name = "";
            return Optional.empty();
        }
        ServerEvent event = new ServerEvent(name.isEmpty() ? "message" : name, id, data.toString());
        name = "";
        data.setLength(0);
        some = false;
        return Optional.of(new EventStream.Sign.Event(event));
    }
}
