package crmbet.workbench.cli;

import crmbet.core.protection.Channel;
import crmbet.core.protection.ProtectionReason;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.protection.WallReport;
import crmbet.workbench.delivery.DeliveryText;
import crmbet.workbench.message.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the wall asks for, and whom it left out. */
final class ProtectionOptions {
    @Option(names = "--channel", paramLabel = "NAME", order = 20)
    Channel channel = Channel.NONE;

    @Option(names = "--exclusions-max-days", paramLabel = "DAYS", order = 21)
    int exclusionDays = (int) ProtectionRules.USUAL.oldestExclusions().toDays();

    @Option(names = "--quiet-days", paramLabel = "DAYS", order = 22)
    int quietDays = (int) ProtectionRules.USUAL.quietTime().toDays();

    /** @throws WrongUsage if they cannot be used */
    ProtectionRules rules(Messages messages) {
        if (exclusionDays < 1 || quietDays < 0) {
            throw new WrongUsage(messages.get("cli.publish.days"));
        }
        return new ProtectionRules(channel, Duration.ofDays(exclusionDays), Duration.ofDays(quietDays));
    }

    static Facts facts(WallReport wall) {
        Facts excluded = Facts.none();
        wall.excluded().forEach((reason, customers) -> excluded.and(name(reason), customers));
        return Facts.of("protected", wall.total())
                .and("protected_by_reason", excluded)
                .and(
                        "not_known",
                        wall.unknown().stream().map(ProtectionOptions::name).toList())
                .and(
                        "exclusions_as_of",
                        wall.exclusionsAsOf() == null
                                ? null
                                : wall.exclusionsAsOf().toString());
    }

    /** What was found, and openly what could not be looked for. */
    static List<String> lines(WallReport wall, Messages messages) {
        DeliveryText words = new DeliveryText(messages);
        List<String> lines = new ArrayList<>();
        wall.excluded()
                .forEach((reason, customers) ->
                        lines.add(messages.get("cli.rehearse.protected", customers, words.protection(reason))));
        if (!wall.unknown().isEmpty()) {
            lines.add(messages.get(
                    "cli.rehearse.unknown",
                    wall.unknown().stream().map(words::protection).collect(Collectors.joining(", "))));
        }
        return lines;
    }

    private static String name(ProtectionReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
