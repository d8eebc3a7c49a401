package crmbet.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private AuditLog log;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        log = new AuditLog(workspace);
        workspace.write(Monitor.none(), session -> {
            AuditLog.add(session, "ana", AuditAction.SEGMENT_PROPOSED, "s1", "Best", "They \"pay\", well");
            AuditLog.add(session, "bia", AuditAction.SEGMENT_APPROVED, "s1", "Best", " ");
            AuditLog.add(session, "=cmd()", AuditAction.PERSON_REVEALED, "c1", null, "They asked");
            return session;
        });
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private List<String> who(AuditFilter filter) throws OperationException {
        return log.find(filter, 10).stream().map(AuditEntry::who).toList();
    }

    private static AuditFilter filter(String who, String action, String subject) {
        return new AuditFilter(who, action, subject, Optional.empty(), Optional.empty());
    }

    @Test
    void entriesAreFoundByWhoWhatAndAboutWhat() throws OperationException {
        assertEquals(List.of("=cmd()", "bia", "ana"), who(AuditFilter.all()));
        assertEquals(List.of("bia"), who(filter("BI", "", "")));
        assertEquals(List.of("bia", "ana"), who(filter("", "segment", "")));
        assertEquals(List.of("=cmd()"), who(filter("", "", "asked")), "in the reason");
        assertEquals(List.of("bia", "ana"), who(filter("", "", "best")), "in the particulars");
        assertEquals(List.of(), who(filter("ana", "APPROVED", "")));
        assertEquals(1, log.find(AuditFilter.all(), 1).size());
    }

    @Test
    void entriesAreFoundByTime() throws OperationException {
        Instant now = Instant.now();
        assertEquals(List.of(), who(new AuditFilter("", "", "", Optional.of(now.plusSeconds(60)), Optional.empty())));
        assertEquals(
                3,
                who(new AuditFilter("", "", "", Optional.of(now.minusSeconds(60)), Optional.of(now.plusSeconds(60))))
                        .size());
    }

    @Test
    void whatIsExportedOpensInASpreadsheetAndIsRememberedToo() throws OperationException, IOException {
        Path file = folder.resolve("audit.csv");
        assertEquals(3, log.export(AuditFilter.all(), file, "caio", Monitor.none()));
        List<String> lines = Files.readAllLines(file);
        assertEquals("at,who,action,subject,detail,reason", lines.getFirst());
        assertEquals(4, lines.size());
        assertEquals(
                "\"ana\",\"SEGMENT_PROPOSED\",\"s1\",\"Best\",\"They \"\"pay\"\", well\"",
                lines.get(1).substring(lines.get(1).indexOf(',') + 1));
        assertEquals(
                "\"'=cmd()\",\"PERSON_REVEALED\",\"c1\",,\"They asked\"",
                lines.get(3).substring(lines.get(3).indexOf(',') + 1));
        AuditEntry last = log.latest(1).getFirst();
        assertEquals(AuditAction.AUDIT_EXPORTED, last.action());
        assertEquals("caio", last.who());
    }

    @Test
    void anExportThatCannotBeWrittenIsNotRemembered() throws OperationException {
        assertInstanceOf(
                Failure.CannotWrite.class,
                assertThrows(
                                OperationException.class,
                                () -> log.export(
                                        AuditFilter.all(), folder.resolve("no/audit.csv"), "caio", Monitor.none()))
                        .failure());
        assertEquals(3, log.find(AuditFilter.all(), 10).size());
    }
}
