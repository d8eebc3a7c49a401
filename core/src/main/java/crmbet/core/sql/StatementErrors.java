package crmbet.core.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crmbet.core.failure.Failure;
import java.nio.charset.StandardCharsets;

/** What the database says about a statement, with the place in the text of whoever wrote it. */
public final class StatementErrors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatementErrors() {}

    /**
     * Explains an error of a session that was asked for errors as JSON.
     *
     * @param error the exception of the database
     * @param prefix what was put before the user's text
     */
    public static Failure explain(Exception error, String prefix, String sql) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        int brace = message.indexOf('{');
        if (brace >= 0) {
            try {
                JsonNode parsed = JSON.readTree(message.substring(brace));
                if (parsed.path("exception_type").asText().equals("Out of Memory")) {
                    return new Failure.OutOfMemory("SQL");
                }
                long position = parsed.path("position").asLong(-1) - prefix.getBytes(StandardCharsets.UTF_8).length;
                return new Failure.StatementFailed(
                        parsed.path("exception_message").asText(message), characters(sql, position));
            } catch (JsonProcessingException e) {
                // A message with a brace in it that is not JSON is shown as it is.
            }
        }
        return new Failure.StatementFailed(message, -1);
    }

    /** An index in characters for one in bytes of UTF-8; −1 for what is not within the text. */
    public static int characters(String sql, long bytes) {
        byte[] utf8 = sql.getBytes(StandardCharsets.UTF_8);
        return bytes < 0 || bytes > utf8.length
                ? -1
                : new String(utf8, 0, (int) bytes, StandardCharsets.UTF_8).length();
    }
}
