package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import dev.wirefold.avro.Member;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Feeds of stories against what their standards ask, whatever articles say of themselves. */
class FeedSchemasTest {
    private static final String BASE = "http://127.0.0.1:8080";
    private static final String HOSTILE =
            "<b>&amp; \u0007\u202e\ud800 \uffff ]]> \ud83d\ude00 \"quoted\" \\ \r\n\t 'x'";

    private final Board board = new Board(new BoardLimits(1_000 * Records.HOUR_MS, 1_000, 1 << 22));

    @BeforeEach
    void fill() {
        put("plain", "Ferries sail", "Courier", "en-GB", "https://ellery.example/1", "The ferries sail.");
        put("bare", null, null, null, null, null);
        put("empty", "", "", "", "", "");
        put(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        put("spaces", " \n ", " ", "not a tag!", "ht tp://x y/ä?<>", " ");
        put("relative", "x", "y", "de", "/only/a/path", "z");
        put("long", "h".repeat(5_000), "s".repeat(400), "x".repeat(40), "https://x.example/" + "p".repeat(3_000), "b");
        end("merged", StoryStatus.MERGED, HOSTILE);
        end("retracted", StoryStatus.RETRACTED, null);
        board.changes(Records.START_MS);
    }

    private void put(
            String id,
            @Nullable String headline,
            @Nullable String source,
            @Nullable String language,
            @Nullable String url,
            @Nullable String body) {
        Member member = Member.newBuilder()
                .setArticleId("a-" + id)
                .setSource(source)
                .setHeadline(headline)
                .setUrl(url)
                .setRelation(Relation.ORIGINAL)
                .build();
        board.story(
                id,
                Story.newBuilder(Records.story(id, StoryStatus.LIVE, 1))
                        .setCanonicalId("a-" + id)
                        .setHeadline(headline)
                        .setSource(source)
                        .setByline(source)
                        .setDateline(headline)
                        .setCopyright(headline)
                        .setLanguage(language)
                        .setUrl(url)
                        .setBody(body)
                        .setPublishedAt(Instant.ofEpochMilli(Records.START_MS))
                        .setMembers(List.of(member))
                        .build(),
                Records.START_MS);
    }

    private void end(String id, StoryStatus status, @Nullable String into) {
        put(id, "x", "y", "en", null, "z");
        board.story(
                id,
                Story.newBuilder(Records.story(id, status, 2))
                        .setMergedInto(into)
                        .build(),
                Records.START_MS);
        board.story(id, null, Records.START_MS);
    }

    private StoryPage page(int limit, Optional<String> body) throws StoryQuery.WrongException {
        StoryQuery query = StoryQuery.of(name -> name.equals("limit") ? Integer.toString(limit) : null);
        return StoryPage.of(board.published(), query, story -> body, "/stories.x", "&limit=" + limit);
    }

    private Stream<StoryPage> pages() throws StoryQuery.WrongException {
        return Stream.of(
                page(200, Optional.of("The ferries sail.")),
                page(200, Optional.of(HOSTILE)),
                page(200, Optional.empty()),
                page(2, Optional.of("")));
    }

    private static String resource(String name) {
        try (InputStream file = FeedSchemasTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is wrong with a feed. */
    private static List<String> atomFaults(String document) throws IOException, SAXException {
        List<String> faults = new ArrayList<>();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandler() {
            @Override
            public void warning(SAXParseException warning) {
                faults.add(warning.toString());
            }

            @Override
            public void error(SAXParseException error) {
                faults.add(error.toString());
            }

            @Override
            public void fatalError(SAXParseException error) {
                faults.add(error.toString());
            }
        });
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        assertThat(driver.loadSchema(new InputSource(new StringReader(resource("atom.rnc")))))
                .as("%s", faults)
                .isTrue();
        driver.validate(new InputSource(new StringReader(document)));
        return faults;
    }

    private static Set<ValidationMessage> jsonFaults(String schema, String document) {
        JsonSchema rules = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource(schema));
        return rules.validate(document, InputFormat.JSON, context -> context.getExecutionConfig()
                .setFormatAssertionsEnabled(true));
    }

    @Test
    void atomIsAsItsStandardAsks() throws Exception {
        for (StoryPage page : pages().toList()) {
            String atom = AtomOut.of(page, BASE);

            assertThat(atomFaults(atom)).as(atom).isEmpty();
            for (String entry : atom.split("<entry>", -1)) {
                assertThat(entry)
                        .as("its text, or a way to it (RFC 4287, section 4.1.2)")
                        .containsAnyOf("<feed ", "</content>", "rel=\"alternate\"");
            }
        }
    }

    @Test
    void jsonFeedIsAsItsStandardAsks() throws Exception {
        for (StoryPage page : pages().toList()) {
            String feed = JsonOut.feed(page, BASE).toString();

            assertThat(jsonFaults("json-feed.json", feed)).as(feed).isEmpty();
        }
    }

    @Test
    void ninjsIsAsItsStandardAsks() throws Exception {
        for (StoryPage page : pages().toList()) {
            for (JsonNode item : JsonOut.ninjs(page)) {
                assertThat(jsonFaults("ninjs.json", item.toString()))
                        .as(item.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <id>tag:wirefold.dev,2026:stories</id>|
                    <title>Stories</title>|<title>Stories</title><title>Twice</title>
                    Z</updated>|</updated>
                    <name>|<name></name><name>
                    <entry>|<entry><colour xmlns="http://www.w3.org/2005/Atom">red</colour>
                    rel="self"|relation="self"
                    when="|at="
                    type="text"|type="application/x"
                    """)
    void aFeedThatIsOtherwiseIsNoticed(String good, @Nullable String bad) throws Exception {
        String atom = AtomOut.of(page(200, Optional.of("x")), BASE);
        assertThat(atom).contains(good);

        assertThat(atomFaults(atom.replace(good, bad == null ? "" : bad))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "title", "items", "content_text", "id", "date_modified", "_wirefold"})
    void aJsonFeedThatIsOtherwiseIsNoticed(String name) throws Exception {
        String feed = JsonOut.feed(page(200, Optional.of("x")), BASE).toString();
        assertThat(feed).contains('"' + name + '"');

        assertThat(jsonFaults("json-feed.json", feed.replace('"' + name + '"', "\"colour\"")))
                .isNotEmpty();
    }

    @Test
    void aNinjsThatIsOtherwiseIsNoticed() throws Exception {
        String item = JsonOut.ninjs(page(200, Optional.of("x"))).get(0).toString();
        assertThat(jsonFaults("ninjs.json", item)).isEmpty();

        assertThat(jsonFaults("ninjs.json", item.replace("\"uri\":", "\"url\":")))
                .isNotEmpty();
        assertThat(jsonFaults("ninjs.json", item.replace("\"3.0\"", "\"2.0\""))).isNotEmpty();
        assertThat(jsonFaults("ninjs.json", item.replace("usable", "fine").replace("canceled", "gone")))
                .isNotEmpty();
    }
}
