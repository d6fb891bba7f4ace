package dev.wirefold.core.fingerprint;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.text.HouseFurniture;
import dev.wirefold.core.text.LanguageDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Two houses that tell the same six stories, each with a paragraph of its own under all of them, marked ⟦so⟧. */
final class Houses {
    private static final long START_MS = 1_700_000_000_000L;
    private static final long HOUR_MS = 3_600_000;

    /** @param marked the article with its marks */
    record Article(Node node, String publisher, String story, String marked) {
        ArticleText text() {
            return new ArticleText("en", publisher, null, marked.replaceAll("[⟦⟧]", ""));
        }
    }

    private Houses() {}

    /** An hour apart. */
    static List<Article> articles() {
        try (InputStream in = Houses.class.getResourceAsStream("/dev/wirefold/core/text/houses.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<Article> articles = new ArrayList<>();
            for (String part : all.substring("=== ".length()).split("\n=== ", -1)) {
                String[] head = part.substring(0, part.indexOf('\n')).split(": ", 2);
                String marked = part.substring(part.indexOf('\n')).strip();
                Node node = new Node(START_MS + articles.size() * HOUR_MS, head[0] + " " + head[1], 0);
                articles.add(new Article(node, head[0], head[1], marked));
            }
            return articles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FurnitureCounter counter(int minArticles) {
        return counter(minArticles, FurnitureCounter.DEFAULT_MAX_ARTICLES);
    }

    static FurnitureCounter counter(int minArticles, int maxArticles) {
        return new FurnitureCounter(
                new Fingerprinter(Lexicons.builtIn()),
                FingerprintSettings.defaults(),
                ComparisonRules.defaults(),
                minArticles,
                maxArticles);
    }

    /** The list counted in the articles. */
    static HouseFurniture list(Stream<Article> articles, int minArticles) {
        FurnitureCounter counter = counter(minArticles);
        List<Article> backwards = new ArrayList<>(articles.toList());
        Collections.reverse(backwards);
        backwards.forEach(article -> counter.add(article.node().id(), article.text()));
        return list(counter.entries());
    }

    static HouseFurniture list(List<HouseFurniture.Entry> entries) {
        return HouseFurniture.parse("list", HouseFurniture.lines("list", "for a test", entries));
    }

    static Fingerprinter fingerprinter(HouseFurniture list) {
        return new Fingerprinter(Lexicons.builtIn(), list, FingerprintSettings.defaults(), LanguageDetector.NONE);
    }
}
