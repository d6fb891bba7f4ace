package dev.wirefold.app;

import dev.wirefold.UserErrorException;
import dev.wirefold.core.text.Languages;
import dev.wirefold.core.text.Lexicon;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lexicons that come with the program, and those that its user has made. */
public final class Lexicons {
    private static final Pattern NAME = Pattern.compile("# lexicon ([\\w.-]{1,64}):");

    private Lexicons() {}

    /** Language (primary subtag) → lexicon. */
    public static Map<String, Lexicon> builtIn() {
        return Map.of("en", ofResource("/dev/wirefold/lexicon/en.tsv", "en-1"));
    }

    /**
     * The built-in lexicons and others, which replace those of their language.
     *
     * @param files each as {@code language=path}
     * @throws UserErrorException when one is not of this form, or its file cannot be read as a lexicon
     */
    static Map<String, Lexicon> with(List<String> files) {
        Map<String, Lexicon> lexicons = new HashMap<>(builtIn());
        for (String file : files) {
            int equals = file.indexOf('=');
            String language = Languages.primary(file.substring(0, Math.max(0, equals)));
            if (language.isEmpty()) {
                throw new UserErrorException(WirefoldConfig.LEXICON_FILES + ": expected language=path, as in"
                        + " de=german.tsv, found: " + file);
            }
            lexicons.put(language, ofFile(file.substring(equals + 1).strip()));
        }
        return lexicons;
    }

    private static Lexicon ofFile(String file) {
        FrozenFile frozen = FrozenFile.read(WirefoldConfig.LEXICON_FILES, file, NAME);
        try {
            return Lexicon.parse(frozen.version(), frozen.text().lines());
        } catch (IllegalArgumentException e) {
            throw new UserErrorException(
                    WirefoldConfig.LEXICON_FILES + ": " + file + " is no lexicon: " + e.getMessage(), e);
        }
    }

    private static Lexicon ofResource(String resource, String version) {
        try (InputStream in = Lexicons.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program's jar lacks " + resource + ": build it again");
            }
            return Lexicon.parse(version, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " from the program's jar", e);
        }
    }
}
