package crmbet.workbench.cli;

import crmbet.workbench.message.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The help texts among the messages, in the form in which picocli asks for them. */
final class HelpTexts extends ResourceBundle {
    private static final String PREFIX = "cli.help.";

    private final Messages messages;
    private final Set<String> keys;

    HelpTexts(Messages messages) {
        this.messages = messages;
        this.keys = messages.keys(messages.language(), "cli").stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return keys.contains(key) ? messages.get(PREFIX + key) : null;
    }

    @Override
    public boolean containsKey(String key) {
        return keys.contains(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(keys);
    }
}
