package crmbet.workbench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "could not convert 'ana.souza@mail.com.br' to INT64 | could not convert '<e-mail>' to INT64",
                "phone +55 (11) 91234-5678 is wrong | phone <number> is wrong",
                "CPF 123.456.789-09, row 17 | CPF <number>, row 17",
                "postgresql://ana:s3cr=t@db:5432/shop | postgresql://ana:***@db:5432/shop",
                "password=hunter2 user=ana | password=*** user=ana",
                "{\"token\": \"abc def\", \"x\": 1} | {\"token\": ***, \"x\": 1}",
                "Authorization: Bearer eyJhbGciOi.x.y | Authorization: ***",
            })
    void whatIsSecretOrPersonalIsTakenOut(String text, String redacted) {
        assertEquals(redacted, Redaction.of(text));
    }

    @Test
    void whatHelpsToFindADefectStays() {
        String trace = """
                java.lang.IllegalStateException: 4338 rows of 12 columns at db.example.org:5432, 0.97 s
                \tat crmbet.core.run.Runs.save(Runs.java:221)
                \tat java.base/java.lang.Thread.run(Thread.java:1474)
                """;
        assertEquals(trace, Redaction.of(trace));
    }
}
