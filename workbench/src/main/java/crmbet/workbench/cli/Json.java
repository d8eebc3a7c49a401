package crmbet.workbench.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Writes facts as one JSON object on one line. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(Facts.class, new FactsSerializer()));

    private Json() {}

    static String text(Facts facts) {
        try {
            return MAPPER.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts that JSON cannot say: " + facts.members(), e);
        }
    }

    private static final class FactsSerializer extends JsonSerializer<Facts> {
        @Override
        public void serialize(Facts facts, JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writePOJO(facts.members());
        }
    }
}
