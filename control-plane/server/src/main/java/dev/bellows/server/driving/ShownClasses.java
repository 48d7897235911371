package dev.bellows.server.driving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.document.TargetName;
import dev.bellows.server.store.StoredJson;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plan classes as people are shown them: a JSON array whose objects have a {@code number}, names of {@code targets}, and what only
 * the web knows. Pure.
 */
final class ShownClasses {
    private ShownClasses() {}

    /**
     * What is shown after targets joined: every class as it was shown before, joiners added to theirs, classes that are new at the end.
     *
     * @param before shown until now
     * @param drafted the joiners' plans among others, under numbers of their own
     * @param joined the class each joiner got
     */
    static String joined(String before, String drafted, Map<TargetName, Integer> joined) {
        TreeMap<Integer, ObjectNode> shown = new TreeMap<>();
        for (JsonNode one : StoredJson.read(before, ArrayNode.class)) {
            shown.put(one.path("number").asInt(), (ObjectNode) one);
        }
        for (JsonNode one : StoredJson.read(drafted, ArrayNode.class)) {
            for (JsonNode name : one.path("targets")) {
                Integer number = joined.get(new TargetName(name.asText()));
                if (number != null) {
                    shown.computeIfAbsent(number, fresh -> empty(one, fresh))
                            .withArray("targets")
                            .add(name.asText());
                }
            }
        }
        ArrayNode all = StoredJson.read("[]", ArrayNode.class);
        shown.values().forEach(all::add);
        return StoredJson.write(all);
    }

    private static ObjectNode empty(JsonNode like, int number) {
        ObjectNode copy = like.deepCopy();
        copy.put("number", number);
        copy.withArray("targets").removeAll();
        return copy;
    }
}
