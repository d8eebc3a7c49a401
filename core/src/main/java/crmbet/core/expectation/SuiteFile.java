package crmbet.core.expectation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Suites as JSON: {@code {"expectations": [{"rule": "not_null", "column": "id", "severity": "blocking"}]}}. */
public final class SuiteFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();
    private static final String EXPECTATIONS = "expectations";

    private SuiteFile() {}

    /**
     * The suite in a file.
     *
     * @throws OperationException {@code NotFound}, or {@code Unreadable} saying what is wrong with it
     */
    public static Suite read(Path file) throws OperationException {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new OperationException(new Failure.NotFound(Subject.FILE, file.toString()), e);
        } catch (IOException | IllegalArgumentException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new OperationException(new Failure.Unreadable(file.toString(), reason), e);
        }
    }

    /**
     * A suite from its text.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Suite parse(String text) {
        try {
            return parse(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the suite is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A suite as people can read and edit it. */
    public static String text(Suite suite) {
        ObjectNode json = JSON.createObjectNode();
        var array = json.putArray(EXPECTATIONS);
        suite.expectations().forEach(each -> array.add(RuleJson.write(each)));
        try {
            return PRETTY.writeValueAsString(json) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a suite that JSON cannot say", e);
        }
    }

    /** The name of the kind of a rule, such as {@code not_null}. */
    public static String kind(Rule rule) {
        return RuleJson.write(new Expectation(rule, Severity.NOTE)).get("rule").asText();
    }

    /**
     * The suites that ship with a system, by dataset, names in lower case; empty for a system without any.
     *
     * @param system its identifier, such as {@code pet-clinic}
     */
    public static Map<String, Suite> shipped(String system) {
        if (!system.matches("[a-z0-9-]+")) {
            return Map.of();
        }
        String name = "/crmbet/core/canonical/" + system + "/expectations.json";
        try (InputStream in = SuiteFile.class.getResourceAsStream(name)) {
            if (in == null) {
                return Map.of();
            }
            JsonNode all = JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Suite> suites = new LinkedHashMap<>();
            all.properties()
                    .forEach(each -> suites.put(each.getKey().toLowerCase(Locale.ROOT), parse(each.getValue())));
            return suites;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Suite parse(JsonNode json) {
        JsonNode array = json.get(EXPECTATIONS);
        if (array == null || !array.isArray()) {
            throw new IllegalArgumentException("a suite must be an object with a list \"" + EXPECTATIONS + "\"");
        }
        List<Expectation> all = new ArrayList<>();
        array.forEach(each -> all.add(RuleJson.read(each)));
        return new Suite(all);
    }
}
