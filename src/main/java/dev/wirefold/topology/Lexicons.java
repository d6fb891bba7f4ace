package dev.wirefold.topology;

import dev.wirefold.core.text.Lexicon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The lexicons that come with the program. */
public final class Lexicons {
    private Lexicons() {}

    /** Language (primary subtag) → lexicon. */
    public static Map<String, Lexicon> builtIn() {
        return Map.of("en", load("/dev/wirefold/lexicon/en.tsv", "en-1"));
    }

    private static Lexicon load(String resource, String version) {
        try (InputStream in = Lexicons.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program's jar lacks " + resource + ": build it again");
            }
            return Lexicon.parse(
                    version, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource + " from the program's jar", e);
        }
    }
}
