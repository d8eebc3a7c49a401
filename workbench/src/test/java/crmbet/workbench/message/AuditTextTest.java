package crmbet.workbench.message;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.audit.AuditAction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTextTest {
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
}
