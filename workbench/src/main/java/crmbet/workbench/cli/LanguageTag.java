package crmbet.workbench.cli;

import crmbet.workbench.message.Language;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The languages by the tags that {@code --lang} takes. */
final class LanguageTag implements ITypeConverter<Language> {
    static final String KNOWN = "en|pt-BR";

    static Optional<Language> language(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "en" -> Optional.of(Language.ENGLISH);
            case "pt", "pt-br" -> Optional.of(Language.PORTUGUESE);
            default -> Optional.empty();
        };
    }

    @Override
    public Language convert(String tag) {
        return language(tag).orElseThrow(() -> new TypeConversionException(KNOWN));
    }
}
