package crmbet.core.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a person approves when approving a version of a segment.
 *
 * @param segment the same for all versions of the segment
 * @param version from 1
 * @param versionId of this version alone
 * @param definition JSON: how the members were found, the statement included
 * @param digest SHA-256 of the sorted members, in hexadecimal
 * @param members how many there are
 * @param share of the customers of the run, 0 to 1
 * @param money what the members paid in the window of the feature set
 * @param figures by feature: the members' mean, the mean of all customers, and the z-score; NaN where there is none
 * @param exclusions members who must not be contacted, counted by reason when the version was proposed
 * @param silhouette mean silhouette of the cluster, −1 to 1; null where it is not known
 * @param stability mean Jaccard similarity of the cluster in bootstrapped runs, 0 to 1; null where it is not known
 * @param created who made the version, and when
 * @param proposed who proposed it, when, and why
 * @param approved who approved it, when, and why; null in what is only proposed yet
 */
public record ApprovalPacket(
        UUID segment,
        int version,
        UUID versionId,
        String name,
        String definition,
        String digest,
        long members,
        double share,
        double money,
        List<Figure> figures,
        Map<String, Long> exclusions,
        @Nullable Double silhouette,
        @Nullable Double stability,
        Act created,
        Act proposed,
        @Nullable Act approved) {
    private static final String FORMAT = "crmbet approval packet 1";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public ApprovalPacket {
        figures = List.copyOf(figures);
        exclusions = Map.copyOf(exclusions);
    }

    /** A feature of the members against that of all customers. */
    public record Figure(String feature, double mean, double whole, double zScore) {}

    /**
     * What a person did.
     *
     * @param at kept to the microsecond, as databases keep it
     * @param comment empty if they said nothing
     */
    public record Act(String by, Instant at, String comment) {
        public Act {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** The same as it is approved. */
    public ApprovalPacket approvedBy(Act act) {
        return new ApprovalPacket(
                segment,
                version,
                versionId,
                name,
                definition,
                digest,
                members,
                share,
                money,
                figures,
                exclusions,
                silhouette,
                stability,
                created,
                proposed,
                act);
    }

    /** The same without an approval. */
    public ApprovalPacket onlyProposed() {
        return new ApprovalPacket(
                segment,
                version,
                versionId,
                name,
                definition,
                digest,
                members,
                share,
                money,
                figures,
                exclusions,
                silhouette,
                stability,
                created,
                proposed,
                null);
    }

    /**
     * The one text that stands for this packet: JSON in UTF-8 without white space, members of objects in the order of their
     * names, numbers written out in decimal digits, null where something is not known. The definition stands in it as a
     * text, exactly as it is.
     */
    public String json() {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.put("segment", segment.toString());
        node.put("version", version);
        node.put("version_id", versionId.toString());
        node.put("name", name);
        node.put("definition", definition);
        node.put("digest", digest);
        node.put("members", members);
        put(node, "share", share);
        put(node, "money", money);
        for (Figure figure : figures) {
            ObjectNode one = node.withArray("/figures").addObject();
            one.put("feature", figure.feature);
            put(one, "mean", figure.mean);
            put(one, "whole", figure.whole);
            put(one, "z_score", figure.zScore);
        }
        ObjectNode reasons = node.putObject("exclusions");
        exclusions.forEach(reasons::put);
        put(node, "silhouette", silhouette);
        put(node, "stability", stability);
        put(node, "created", created);
        put(node, "proposed", proposed);
        if (approved != null) {
            put(node, "approved", approved);
        }
        return canonical(node);
    }

    /**
     * Reads what {@link #json()} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ApprovalPacket read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (!FORMAT.equals(node.path("format").asText())) {
                throw new IllegalArgumentException("this is no approval packet that is understood here");
            }
            List<Figure> figures = new ArrayList<>();
            for (JsonNode one : node.path("figures")) {
                figures.add(new Figure(
                        text(one, "feature"), number(one, "mean"), number(one, "whole"), number(one, "z_score")));
            }
            Map<String, Long> exclusions = new TreeMap<>();
            node.path("exclusions")
                    .properties()
                    .forEach(reason ->
                            exclusions.put(reason.getKey(), reason.getValue().asLong()));
            return new ApprovalPacket(
                    UUID.fromString(text(node, "segment")),
                    node.path("version").asInt(),
                    UUID.fromString(text(node, "version_id")),
                    text(node, "name"),
                    text(node, "definition"),
                    text(node, "digest"),
                    node.path("members").asLong(),
                    number(node, "share"),
                    number(node, "money"),
                    figures,
                    exclusions,
                    known(node, "silhouette"),
                    known(node, "stability"),
                    act(node.path("created")),
                    act(node.path("proposed")),
                    node.has("approved") ? act(node.path("approved")) : null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no approval packet", e);
        }
    }

    private static String canonical(JsonNode node) {
        try {
            // As a value, because the order of names is settled for maps, and not for nodes.
            return JSON.writeValueAsString(JSON.treeToValue(node, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }

    private static void put(ObjectNode node, String name, Act act) {
        node.putObject(name).put("by", act.by).put("at", act.at.toString()).put("comment", act.comment);
    }

    private static void put(ObjectNode node, String name, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            node.putNull(name);
        } else {
            BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
            node.set(name, DecimalNode.valueOf(exact.scale() < 0 ? exact.setScale(0) : exact));
        }
    }

    private static Act act(JsonNode node) {
        return new Act(text(node, "by"), Instant.parse(text(node, "at")), text(node, "comment"));
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("the approval packet does not say its " + name);
        }
        return value.asText();
    }

    private static double number(JsonNode node, String name) {
        Double value = known(node, name);
        return value == null ? Double.NaN : value;
    }

    private static @Nullable Double known(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? Double.valueOf(value.asDouble()) : null;
    }
}
