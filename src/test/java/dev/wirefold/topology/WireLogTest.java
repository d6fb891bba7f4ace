package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.topology.WireFixture.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** What is logged of articles. */
@ResourceLock("log of the wire")
class WireLogTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(WireLog.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final ProcessorDriver driver = new ProcessorDriver(WireFixture.pipeline(1));

    @BeforeEach
    void listen() {
        AvroClasses.trust();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(logged);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void idsOfArticleAndStoryAreFields() throws IOException {
        driver.publish(article("wire-log-ferry"));

        List<JsonNode> ofArticle = json("article", "wire-log-ferry");
        assertThat(ofArticle)
                .extracting(event -> event.get("formattedMessage").asText())
                .contains("article wire-log-ferry is in story wire-log-ferry~1714564800000, ORIGINAL of none")
                .contains("story wire-log-ferry~1714564800000: JOINED article wire-log-ferry");
        assertThat(json("story", "wire-log-ferry~1714564800000"))
                .hasSizeGreaterThanOrEqualTo(4)
                .containsAll(ofArticle);
    }

    @Test
    void aKeyThatIsNoTextGoesToNoScreen() throws IOException {
        byte[] key = "wire-log\u001b[2J\n".getBytes(StandardCharsets.UTF_8);

        driver.publish(key, new byte[] {1}, NOON.toEpochMilli());

        assertThat(json("article", "wire-log\uFFFD[2J\uFFFD")).singleElement().satisfies(event -> assertThat(
                        event.get("formattedMessage").asText())
                .isEqualTo("article wire-log\uFFFD[2J\uFFFD is refused, UNDECODABLE: articles-0@0"));
    }

    @Test
    void byDefaultArticlesAreNotLogged() {
        logger.setLevel(null);

        driver.publish(article("wire-log-quiet"));

        assertThat(logged.list).isEmpty();
    }

    /** As the program writes it. */
    private List<JsonNode> json(String field, String value) throws IOException {
        var encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        encoder.start();
        List<JsonNode> events = new ArrayList<>();
        for (ILoggingEvent event : logged.list) {
            JsonNode node = new ObjectMapper().readTree(encoder.encode(event));
            for (JsonNode pair : node.path("kvpList")) {
                if (pair.path(field).asText().equals(value)) {
                    events.add(node);
                }
            }
        }
        return events;
    }

    private static Message article(String id) {
        Article article = Article.newBuilder()
                .setId(id)
                .setBody("The ferry to Port Ellery left at noon with all its passengers.")
                .build();
        return Message.of(article, NOON);
    }
}
