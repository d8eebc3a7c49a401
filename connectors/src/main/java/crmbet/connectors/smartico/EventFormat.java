package crmbet.connectors.smartico;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.Delta;
import crmbet.core.delivery.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The format of Smartico's external events, version 2. */
final class EventFormat {
    /** Behind the base address. */
    static final String PATH = "/api/external/events/v2";

    /** The event was taken before: it is delivered. */
    static final int DUPLICATE = 20_056;
    /** There is no such user. */
    static final int NO_SUCH_USER = 10_001;

    static final int WRONG_KEY = 10_000;
    static final int NO_SUCH_BRAND = 125;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY = JSON.getFactory();
    private static final int BYTES_OF_AN_EVENT = 320;

    private final SmarticoAddress address;

    EventFormat(SmarticoAddress address) {
        this.address = address;
    }

    /** What an answer says: an error of the whole, 0 for none, and errors of single events by their eid. */
    record Answer(int error, String words, Map<String, EventError> events) {}

    /** What is wrong with one event. */
    record EventError(int code, String words) {}

    /**
     * Writes the events of some changes: {@code +property} adds the segment to a player's array, {@code -property} takes it
     * out, and {@code skip_cjm} starts no journey.
     */
    byte[] write(Batch batch, List<Delta> deltas, long now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(deltas.size() * BYTES_OF_AN_EVENT);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartArray();
            for (Delta delta : deltas) {
                json.writeStartObject();
                json.writeStringField("eid", delta.id().toString());
                json.writeNumberField("event_date", now);
                json.writeStringField("ext_brand_id", address.brand());
                json.writeStringField("user_ext_id", delta.customer());
                json.writeStringField("event_type", "update_profile");
                json.writeObjectFieldStart("payload");
                json.writeArrayFieldStart((delta.operation() == Operation.ADD ? "+" : "-") + address.property());
                json.writeString(batch.segment().name());
                json.writeEndArray();
                if (batch.quiet()) {
                    json.writeBooleanField("skip_cjm", true);
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return out.toByteArray();
    }

    /**
     * Reads an answer.
     *
     * @throws JsonProcessingException if it is none
     */
    static Answer read(byte[] body) throws JsonProcessingException {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be read", e);
        }
        Map<String, EventError> events = new HashMap<>();
        for (Map.Entry<String, JsonNode> event : root.path("event_errors").properties()) {
            JsonNode first = event.getValue().path(0);
            events.put(
                    event.getKey(),
                    new EventError(
                            first.path("error_code").asInt(),
                            first.path("error_message").asText("")));
        }
        return new Answer(
                root.path("err_code").asInt(0), root.path("err_message").asText(""), events);
    }
}
