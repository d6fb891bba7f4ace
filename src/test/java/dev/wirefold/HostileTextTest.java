package dev.wirefold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wirefold.app.Lexicons;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Explainer;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.HouseLearner;
import dev.wirefold.core.fingerprint.Houses;
import dev.wirefold.core.text.ComparableText;
import dev.wirefold.core.text.DocumentFrequencies;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.format.Formats;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No text of {@link HostileTexts} costs much more than an ordinary one of its length, whatever reads it, nor more stack than a
 * thread has. The cost is the thread's own processor time, compared within one run, and the least of several.
 */
// It compares processor times, minutes of them: run it by name.
@Tag("measurement")
class HostileTextTest {
    private static final int MAX_TIMES_AN_ORDINARY_TEXT = 10;
    private static final int ORDINARY_RUNS = 25;
    private static final int MAX_RUNS = 20;
    /** Of the readers of formats each takes so many of the shapes, spread over all, and no two the same. */
    private static final int SHAPES_OF_A_FORMAT = 200;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final FingerprintSettings SETTINGS = FingerprintSettings.defaults();
    private static final String PUBLISHER = "alpha";
    private static final Map<String, String> SHAPES = HostileTexts.all();
    private static final String ORDINARY = HostileTexts.ordinary();

    private final Fingerprinter fingerprinter = new Fingerprinter(Lexicons.builtIn(), SETTINGS, new OpenNlpLanguages());
    private final Fingerprinter withHouse = new Fingerprinter(
            Lexicons.builtIn(),
            Houses.parse("list", Stream.of("# houses list: form 1; made up", PUBLISHER + "\t012345\tcommon\t3")),
            SETTINGS,
            new OpenNlpLanguages());

    private record Nothing() implements ArticleSink {
        @Override
        public void article(Incoming incoming) {}

        @Override
        public void refused(Refusal refusal) {}

        @Override
        public void unknownField(String name) {}
    }

    @Test
    void thereAreShapesOfManyKinds() {
        assertThat(SHAPES).hasSizeGreaterThanOrEqualTo(200);
        assertThat(SHAPES.values()).allMatch(text -> text.length() == HostileTexts.CHARACTERS);
    }

    @TestFactory
    Stream<DynamicTest> noShapeCostsMuchMoreThanAnOrdinaryText() {
        Stream<DynamicTest> ofTexts = textReaders().entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(reader.getKey(), () -> compare(reader.getValue(), SHAPES)));
        AtomicInteger first = new AtomicInteger();
        Stream<DynamicTest> ofFormats = formatReaders().entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(
                        reader.getKey(), () -> compare(reader.getValue(), some(first.getAndIncrement()))));
        return Stream.concat(ofTexts, ofFormats);
    }

    private static Map<String, String> some(int first) {
        List<String> names = List.copyOf(SHAPES.keySet());
        Map<String, String> some = new LinkedHashMap<>();
        for (int i = 0; i < SHAPES_OF_A_FORMAT; i++) {
            String name = names.get((first + i * (names.size() / SHAPES_OF_A_FORMAT)) % names.size());
            some.put(name, Objects.requireNonNull(SHAPES.get(name)));
        }
        return some;
    }

    private static void compare(Consumer<String> reader, Map<String, String> shapes) {
        long ordinary = ordinaryCost(reader, HostileTexts.ordinary());
        long withoutSpaces = Math.max(ordinary, ordinaryCost(reader, HostileTexts.ordinaryWithoutSpaces()));
        List<String> tooDear = new ArrayList<>();
        shapes.forEach((name, text) -> {
            long limit = MAX_TIMES_AN_ORDINARY_TEXT * (HostileTexts.isWithoutSpaces(text) ? withoutSpaces : ordinary);
            long least = Long.MAX_VALUE;
            for (int run = 0; run < MAX_RUNS && least > limit; run++) {
                least = Math.min(least, cost(reader, text));
            }
            if (least > limit) {
                tooDear.add(name + ": " + least * MAX_TIMES_AN_ORDINARY_TEXT / limit + " times");
            }
        });

        assertThat(tooDear)
                .as("an ordinary text takes %d µs, one without spaces %d µs", ordinary / 1_000, withoutSpaces / 1_000)
                .isEmpty();
    }

    private static long ordinaryCost(Consumer<String> reader, String text) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < ORDINARY_RUNS; run++) {
            least = Math.min(least, cost(reader, text));
        }
        return least;
    }

    private static long cost(Consumer<String> reader, String text) {
        long start = THREADS.getCurrentThreadCpuTime();
        reader.accept(text);
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private Map<String, Consumer<String>> textReaders() {
        Map<String, Consumer<String>> readers = new LinkedHashMap<>();
        readers.put("fingerprint", text -> fingerprinter.of(article(null, null, text)));
        readers.put("fingerprint with a list of houses", text -> withHouse.of(article(PUBLISHER, null, text)));
        readers.put(
                "fingerprint of names",
                text -> fingerprinter.of(article(text.substring(0, 500), text.substring(0, 2_000), ORDINARY)));
        readers.put("explain", this::explain);
        readers.put("houses", this::learnHouses);
        readers.put("lexicon", HostileTextTest::countWords);
        return readers;
    }

    private static Map<String, Consumer<String>> formatReaders() {
        Map<String, Consumer<String>> readers = new LinkedHashMap<>();
        readers.put("text", text -> read("text", text));
        readers.put("json", text -> read("json", "{\"id\":\"a\",\"body\":" + json(text) + "}"));
        readers.put("ninjs", text -> read("ninjs", ninjs(json(text))));
        readers.put("rss", text -> read("feed", rss(escaped(text))));
        readers.put("atom", text -> read("feed", atom(escaped(text))));
        readers.put("nitf", text -> read("nitf", nitf(escaped(text))));
        readers.put("newsml-g2", text -> read("newsml-g2", newsMl(escaped(text))));
        readers.put("html", text -> read("html", html(escaped(text))));
        return readers;
    }

    private static ArticleText article(@Nullable String publisher, @Nullable String headline, String body) {
        return new ArticleText(null, publisher, headline, body);
    }

    private void explain(String text) {
        new Explainer(withHouse, ComparisonRules.defaults(), SETTINGS)
                .explain(article(PUBLISHER, null, text), article(PUBLISHER, null, ORDINARY.substring(0, 4_000)));
    }

    private void learnHouses(String text) {
        var learner = new HouseLearner(fingerprinter, HouseLearner.LEAST_ARTICLES);
        for (int i = 0; i < HouseLearner.LEAST_ARTICLES; i++) {
            learner.add("a" + i, article(text, null, text));
        }
        learner.entries();
    }

    private static void countWords(String text) {
        var counts = new DocumentFrequencies("en");
        counts.add(ComparableText.of(null, text, SETTINGS.maxCharacters()));
        counts.lines("words", 1).forEach(line -> {});
    }

    private static void read(String format, String document) {
        Formats.reader(format, new Nothing(), Times.UTC)
                .orElseThrow()
                .read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static String json(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    /** What XML does not allow is left out. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '&' -> escaped.append("&amp;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append(c);
                default -> {
                    if (c >= ' ' && c < '\uFFFE' && !Character.isSurrogate(c)) {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static String ninjs(String text) {
        return "{\"uri\":\"a\",\"byline\":%1$s,\"ednote\":%1$s,\"body_html\":%1$s}".formatted(text);
    }

    private static String rss(String text) {
        return ("<rss><channel><title>%1$s</title>"
                        + "<item><guid>a</guid><title>%1$s</title><author>%1$s</author><description>%1$s</description></item>"
                        + "<item><guid>b</guid><author>%1$s</author><pubDate>%1$s</pubDate></item></channel></rss>")
                .formatted(text);
    }

    private static String atom(String text) {
        return ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>a</id><title>%1$s</title>"
                        + "<author><name>%1$s</name></author><summary>%1$s</summary>"
                        + "<content type=\"html\">%1$s</content></entry></feed>")
                .formatted(text);
    }

    private static String nitf(String text) {
        return ("<nitf><head><title>%1$s</title></head><body><body.head><byline>%1$s</byline><dateline>%1$s</dateline>"
                        + "</body.head><body.content><p>%1$s</p></body.content></body></nitf>")
                .formatted(text);
    }

    private static String newsMl(String text) {
        return ("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"a\"><itemMeta><edNote>%1$s</edNote></itemMeta>"
                        + "<contentMeta><headline>%1$s</headline><by>%1$s</by></contentMeta>"
                        + "<contentSet><inlineData>%1$s</inlineData></contentSet></newsItem>")
                .formatted(text);
    }

    private static String html(String text) {
        return ("<html><head><title>%1$s</title><meta name=\"keywords\" content=\"%1$s\"><meta name=\"author\" content=\"%1$s\">"
                        + "</head><body><article><p>%1$s</p></article></body></html>")
                .formatted(text);
    }
}
