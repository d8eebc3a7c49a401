package crmbet.workbench.delivery;

import crmbet.core.delivery.LedgerEntry;
import crmbet.core.delivery.Reason;
import crmbet.core.protection.ProtectionReason;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;

/** What is sent, and what became of it, in words for people who know no statistics and no systems. */
public final class DeliveryText {
    private final Messages messages;

    public DeliveryText(Messages messages) {
        this.messages = messages;
    }

    /** What happened to a customer, in one line. */
    public String line(LedgerEntry entry) {
        String key = "delivery.ledger." + entry.outcome();
        String why = switch (entry.outcome()) {
            case FAILED -> reason(entry.reason() == null ? Reason.REFUSED : entry.reason(), entry.detail());
            case EXCLUDED -> entry.protection() == null ? "" : protection(entry.protection());
            default -> "";
        };
        return messages.get(key, messages.formats().dateTime(entry.at()), entry.segment(), target(entry.target()), why);
    }

    /** Why a target did not take a customer. */
    public String reason(Reason reason, String detail) {
        return messages.get("delivery.reason." + reason, detail);
    }

    /** Why a customer is protected. */
    public String protection(ProtectionReason reason) {
        return messages.get("delivery.protection." + reason);
    }

    /** What people call a target. */
    public String target(String name) {
        int scheme = name.indexOf("://");
        if (scheme < 0) {
            Path file = Path.of(name).getFileName();
            return messages.get("delivery.target.file", file == null ? name : file.toString());
        }
        String rest = name.substring(scheme + 3).replaceFirst("^[^@/]*@", "").replaceFirst("\\?.*$", "");
        String last = rest.substring(rest.lastIndexOf('/') + 1);
        String host = rest.replaceFirst("[:/].*$", "");
        return switch (name.substring(0, scheme)) {
            case "postgresql" -> messages.get("delivery.target.postgresql", last, host);
            case "amqp", "amqps" -> messages.get("delivery.target.rabbitmq", host);
            case "redis", "rediss" -> messages.get("delivery.target.redis", host);
            case "smartico", "smartico+http" -> messages.get("delivery.target.smartico", last);
            case "standin" -> messages.get("delivery.target.standin", last);
            default -> name;
        };
    }
}
