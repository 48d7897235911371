package dev.bellows.engine.postgresql.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.document.Digest;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Frozen plans as JSON. Written once and read by every later build, so fields are only ever added. Thread-safe: no state. */
public final class PlanCodec {
    private static final String SHAPE = "shape";

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanCodec() {}

    /**
     * A plan as one line of JSON, and with it the catalog that it was made for.
     *
     * @param shape JSON behind the plan's {@link Plan#snapshotDigest()}; empty where nobody kept it
     */
    static String write(Plan plan, String shape) {
        ObjectNode root = JSON.createObjectNode();
        if (!shape.isEmpty()) {
            root.set(SHAPE, tree(shape));
        }
        root.put("revertClass", plan.revertClass().name());
        root.put("snapshotDigest", plan.snapshotDigest().text());
        ArrayNode steps = root.putArray("steps");
        plan.steps().forEach(step -> steps.add(step(step)));
        ArrayNode hazards = root.putArray("hazards");
        plan.hazards()
                .forEach(hazard -> hazards.addObject()
                        .put("code", hazard.code().id())
                        .put("message", hazard.message())
                        .put("wayOut", hazard.wayOut()));
        return root.toString();
    }

    /** The catalog that a plan was made for; empty for one that an older build froze. */
    static Optional<String> shape(String text) {
        return Optional.of(tree(text).path(SHAPE)).filter(JsonNode::isObject).map(JsonNode::toString);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bellows.plan holds what this codec wrote", e);
        }
    }

    /** Reads what {@link #write} wrote. */
    static Plan read(String text) {
        JsonNode root = tree(text);
        List<Step> steps = new ArrayList<>();
        root.path("steps").forEach(node -> steps.add(step(node)));
        List<Problem> hazards = new ArrayList<>();
        root.path("hazards")
                .forEach(node -> code(node.path("code").asText())
                        .ifPresent(code -> hazards.add(new Problem(
                                code,
                                node.path("message").asText(),
                                node.path("wayOut").asText()))));
        return new Plan(
                steps,
                Plan.RevertClass.valueOf(root.path("revertClass").asText()),
                hazards,
                new Digest(root.path("snapshotDigest").asText()));
    }

    private static Optional<ErrorCode> code(String id) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.id().equals(id))
                .findFirst();
    }

    private static ObjectNode step(Step step) {
        ObjectNode node = JSON.createObjectNode()
                .put("phase", step.phase().name())
                .put("ordinal", step.ordinal())
                .put("title", step.title())
                .put("needsGrant", step.needsGrant())
                .put("reversible", step.reversible())
                .put("checkpoint", step.checkpoint())
                .put("estimatedRows", step.estimatedRows());
        step.lock().ifPresent(lock -> node.put("lock", lock));
        node.set("body", body(step.body()));
        return node;
    }

    private static ObjectNode body(Step.Body body) {
        ObjectNode node = JSON.createObjectNode();
        switch (body) {
            case Step.Body.StrongLock it -> {
                node.put("kind", "strong-lock").put("doneWhen", it.doneWhen()).put("notDoneWhen", it.notDoneWhen());
                texts(node.putArray("relations"), it.relations());
                texts(node.putArray("statements"), it.statements());
                if (!it.writeProof().isEmpty()) {
                    node.put("writeProof", it.writeProof());
                }
                if (it.readersGoOn()) {
                    node.put("readersGoOn", true);
                }
                if (it.writersGoOn()) {
                    node.put("writersGoOn", true);
                }
            }
            case Step.Body.Online it -> {
                node.put("kind", "online")
                        .put("statement", it.statement())
                        .put("leftoverWhen", it.leftoverWhen())
                        .put("doneWhen", it.doneWhen())
                        .put("subject", it.subject())
                        .put("adopts", it.adopts());
                texts(node.putArray("repair"), it.repair());
            }
            case Step.Body.EachPart it ->
                node.put("kind", "each-part")
                        .put("table", it.table())
                        .put("subject", it.subject())
                        .put("statement", it.statement())
                        .put("whole", it.whole())
                        .put("doneWhen", it.doneWhen());
            case Step.Body.Rebuild it ->
                node.put("kind", "rebuild")
                        .put("subject", it.subject())
                        .put("statement", it.statement())
                        .put("standing", it.standing())
                        .put("doneWhen", it.doneWhen());
            case Step.Body.Transaction it -> {
                node.put("kind", "transaction").put("doneWhen", it.doneWhen());
                texts(node.putArray("statements"), it.statements());
            }
            case Step.Body.BackfillRange it -> {
                node.put("kind", "backfill")
                        .put("table", it.table())
                        .put("set", it.set())
                        .put("where", it.where())
                        .put("care", it.care().name())
                        .put("quiet", it.quiet())
                        .put("standing", it.standing())
                        .put("neededWhen", it.neededWhen());
                texts(node.putArray("keyColumns"), it.keyColumns());
                it.into().ifPresent(copy -> {
                    node.put("copyTo", copy.table());
                    texts(node.putArray("copyColumns"), copy.columns());
                    texts(node.putArray("copyValues"), copy.values());
                    texts(node.putArray("copyKey"), copy.key());
                });
            }
            case Step.Body.VerifyRange it -> {
                node.put("kind", "verify")
                        .put("table", it.table())
                        .put("mismatch", it.mismatch())
                        .put("standing", it.standing())
                        .put("neededWhen", it.neededWhen());
                texts(node.putArray("keyColumns"), it.keyColumns());
                it.copies()
                        .ifPresent(copies -> node.put("copiesFrom", copies.from())
                                .put("copiesOver", copies.over())
                                .put("copiesToFrom", copies.toFrom())
                                .put("copiesToOver", copies.toOver()));
            }
        }
        return node;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static Step step(JsonNode node) {
        return new Step(
                Phase.valueOf(node.path("phase").asText()),
                node.path("ordinal").asInt(),
                node.path("title").asText(),
                body(node.path("body")),
                node.has("lock") ? Optional.of(node.path("lock").asText()) : Optional.empty(),
                node.path("needsGrant").asBoolean(),
                node.path("reversible").asBoolean(),
                node.path("checkpoint").asText(),
                node.path("estimatedRows").asLong());
    }

    private static Step.Body body(JsonNode node) {
        return switch (node.path("kind").asText()) {
            case "strong-lock" ->
                new Step.Body.StrongLock(
                        texts(node, "relations"),
                        texts(node, "statements"),
                        node.path("doneWhen").asText(),
                        node.path("notDoneWhen").asText(),
                        node.path("writeProof").asText(),
                        node.path("readersGoOn").asBoolean(),
                        node.path("writersGoOn").asBoolean());
            case "online" ->
                new Step.Body.Online(
                        node.path("statement").asText(),
                        texts(node, "repair"),
                        node.path("leftoverWhen").asText(),
                        node.path("doneWhen").asText(),
                        node.path("subject").asText(),
                        node.path("adopts").asBoolean());
            case "each-part" ->
                new Step.Body.EachPart(
                        node.path("table").asText(),
                        node.path("subject").asText(),
                        node.path("statement").asText(),
                        node.path("whole").asText(),
                        node.path("doneWhen").asText());
            case "rebuild" ->
                new Step.Body.Rebuild(
                        node.path("subject").asText(),
                        node.path("statement").asText(),
                        node.path("standing").asText(),
                        node.path("doneWhen").asText());
            case "transaction" ->
                new Step.Body.Transaction(
                        texts(node, "statements"), node.path("doneWhen").asText());
            case "backfill" ->
                new Step.Body.BackfillRange(
                        node.path("table").asText(),
                        texts(node, "keyColumns"),
                        node.path("set").asText(),
                        node.path("where").asText(),
                        node.has("care")
                                ? Step.Body.BackfillRange.Care.valueOf(
                                        node.path("care").asText())
                                : Step.Body.BackfillRange.Care.TRIGGER,
                        node.path("quiet").asBoolean(),
                        node.path("standing").asText(),
                        node.path("neededWhen").asText(),
                        node.has("copyTo")
                                ? Optional.of(new Step.Body.BackfillRange.Copy(
                                        node.path("copyTo").asText(),
                                        texts(node, "copyColumns"),
                                        texts(node, "copyValues"),
                                        texts(node, "copyKey")))
                                : Optional.empty());
            case "verify" ->
                new Step.Body.VerifyRange(
                        node.path("table").asText(),
                        texts(node, "keyColumns"),
                        node.path("mismatch").asText(),
                        node.path("standing").asText(),
                        node.has("copiesFrom")
                                ? Optional.of(new Step.Body.VerifyRange.Copies(
                                        node.path("copiesFrom").asText(),
                                        node.path("copiesOver").asText(),
                                        // Older builds knew plain copies only.
                                        node.path("copiesToFrom")
                                                .asText(node.path("copiesOver").asText()),
                                        node.path("copiesToOver")
                                                .asText(node.path("copiesFrom").asText())))
                                : Optional.empty(),
                        node.path("neededWhen").asText());
            default ->
                throw new IllegalStateException(
                        "a plan frozen by a newer build: " + node.path("kind").asText());
        };
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(it -> texts.add(it.asText()));
        return texts;
    }
}
