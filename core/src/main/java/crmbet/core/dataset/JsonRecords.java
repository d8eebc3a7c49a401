package crmbet.core.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crmbet.core.failure.OperationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;
import java.util.stream.LongStream;

/**
 * Copies the objects of a JSON file, one a line, and hands over what is not an object. The database reads a file of
 * sound records several times faster, but turns a damaged one into missing values without a word; so this is for files
 * that it refused.
 */
final class JsonRecords {
    /** The database's own limit, see {@link StructuredReader}. */
    private static final int LONGEST_RECORD = 1 << 24;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_RECORD)
                            .maxNumberLength(LONGEST_RECORD)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectReader VALUES = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final SourceFile source;
    private final BufferedReader text;
    private final Writer sound;
    private final Rejects rejects;
    private final LongStream.Builder skipped = LongStream.builder();

    /** @param sound takes the sound records; {@code rejects} the others, numbered as the format says */
    JsonRecords(SourceFile source, BufferedReader text, Writer sound, Rejects rejects) {
        this.source = source;
        this.text = text;
        this.sound = sound;
        this.rejects = rejects;
    }

    /**
     * Copies the file, or its beginning.
     *
     * @param limit of records to look at
     * @return the numbers of the records, and of the blank lines, that were not copied; ascending
     * @throws OperationException {@code Unreadable} if damage makes it impossible to tell where the next record begins
     */
    long[] copy(long limit) throws IOException, SQLException, OperationException {
        switch (source.format()) {
            case JSON_LINES -> copyLines(limit);
            case JSON_ARRAY, JSON_OBJECTS -> copyValues(limit);
            case CSV, TSV, PARQUET, DATABASE -> throw new IllegalArgumentException("not JSON: " + source.format());
        }
        return skipped.build().toArray();
    }

    private void copyLines(long limit) throws IOException, SQLException {
        long number = 0;
        String line;
        while (number < limit && (line = text.readLine()) != null) {
            number++;
            if (line.isBlank()) {
                skipped.add(number);
                continue;
            }
            try {
                if (line.length() > LONGEST_RECORD) {
                    reject(number, "the record is longer than " + LONGEST_RECORD + " characters", line);
                } else if (MAPPER.readTree(line).isObject()) {
                    sound.write(line);
                    sound.write('\n');
                } else {
                    reject(number, "the line holds no JSON object", line);
                }
            } catch (JsonProcessingException e) {
                reject(number, e.getOriginalMessage(), line);
            }
        }
    }

    private void copyValues(long limit) throws IOException, SQLException, OperationException {
        try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
            JsonToken end = source.format() == Format.JSON_ARRAY ? JsonToken.END_ARRAY : null;
            if (end != null) {
                parser.nextToken();
            }
            long number = 0;
            while (number < limit && parser.nextToken() != end) {
                JsonNode value = VALUES.readTree(parser);
                number++;
                if (value.isObject()) {
                    sound.write(MAPPER.writeValueAsString(value));
                    sound.write('\n');
                } else {
                    reject(number, "the element is no JSON object", value.toString());
                }
            }
        } catch (JsonProcessingException e) {
            throw SourceFile.unreadable(
                    source.path(),
                    "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
    }

    private void reject(long number, String reason, String record) throws SQLException {
        skipped.add(number);
        rejects.add(new RejectedRow(number, null, reason, record));
    }

    /** Takes what is not sound. */
    @FunctionalInterface
    interface Rejects {
        void add(RejectedRow row) throws SQLException;
    }
}
