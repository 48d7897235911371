package dev.bellows.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Text that may stand in an address. */
public final class Query {
    private Query() {}

    /** One segment of a path, whatever was typed. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code ?a=b&c=d}, in the order of the names; empty without parameters. */
    static String text(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : new TreeMap<>(parameters)
                        .entrySet().stream()
                                .map(entry -> segment(entry.getKey()) + "=" + segment(entry.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }
}
