package crmbet.workbench.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTextTest {
    private static final Instant AT = Instant.parse("2026-01-02T10:00:00Z");

    private final AuditText words = new AuditText(new Messages(Language.ENGLISH));

    private static AuditEntry entry(@Nullable String detail, AuditEntry.@Nullable Shared shared) {
        return new AuditEntry(AT, "ana", AuditAction.SEGMENT_PROPOSED, "s1", detail, null, shared);
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void everyActIsToldInBothLanguages(AuditAction action) {
        for (Language language : Language.values()) {
            Messages messages = new Messages(language);
            assertTrue(
                    messages.keys(language).contains("audit.action." + action.name()),
                    action + " has no text in " + language);
        }
    }

    @Test
    void whoReportsWhatAnotherDidIsNamedBesideThem() {
        assertEquals("ana", words.who(entry(null, null)));
        assertEquals("ana", words.who(entry(null, new AuditEntry.Shared(null, 0, null, AT))));
        AuditEntry reported = entry(null, new AuditEntry.Shared(null, 0, "crm_service", AT));
        assertEquals("ana, reported by crm_service", words.who(reported));
        assertEquals("ana, informado por crm_service", new AuditText(new Messages(Language.PORTUGUESE)).who(reported));
    }

    @Test
    void aSegmentIsCalledByItsNameAndParticularsStandBelow() {
        assertEquals("s1", words.about(entry(null, null)));
        assertEquals("Best", words.about(entry("Best", null)));
        assertEquals("Best", words.about(entry(null, new AuditEntry.Shared("Best", 1, null, null))));
        assertEquals(
                "Best · version 3\ndigest", words.about(entry("digest", new AuditEntry.Shared("Best", 3, null, null))));
        assertEquals(
                "Best\n0123456789ab…",
                words.about(entry("0123456789abcdef".repeat(4), new AuditEntry.Shared("Best", 1, null, null))));
        assertEquals("s1", words.about(entry(null, new AuditEntry.Shared(null, 0, null, null))));
    }

    @Test
    void whenItWasDoneIsSaidOnlyIfItWasToldAtAnotherTime() {
        assertEquals(Optional.empty(), words.doneBefore(entry(null, null)));
        assertEquals(
                Optional.empty(),
                words.doneBefore(entry(null, new AuditEntry.Shared(null, 0, null, AT.plusSeconds(60)))));
        Instant before = AT.minusSeconds(61);
        assertEquals(Optional.of(before), words.doneBefore(entry(null, new AuditEntry.Shared(null, 0, null, before))));
    }
}
