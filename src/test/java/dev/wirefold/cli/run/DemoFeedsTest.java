package dev.wirefold.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.avro.Article;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.fetch.LoopbackServer;
import dev.wirefold.wire.format.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a list of feeds to stories, as somebody does who has neither a wire nor Kafka. */
@Tag("broker")
class DemoFeedsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    /** The seeds, each publisher with a feed of its own. */
    private static String feed(String publisher, List<Incoming> articles) {
        return articles.stream()
                .filter(incoming -> publisher.equals(incoming.article().getSource()))
                .map(DemoFeedsTest::item)
                .collect(Collectors.joining(
                        "",
                        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>"
                                + publisher + "</title>",
                        "</channel></rss>"));
    }

    private static String item(Incoming incoming) {
        Article article = incoming.article();
        return "<item><guid>https://seeds.example/" + article.getId() + "</guid><title>"
                + Entities.escape(String.valueOf(article.getHeadline())) + "</title><description>"
                + Entities.escape(Entities.escape(article.getBody())) + "</description><dc:date>"
                + incoming.eventTimeOr(java.time.Instant.EPOCH) + "</dc:date></item>";
    }

    private static List<Incoming> seeds() {
        List<Incoming> articles = new ArrayList<>();
        Formats.reader(new ArticleSink() {
                    @Override
                    public void article(Incoming incoming) {
                        if (incoming.article().getId().startsWith("bakhmut-warning")) {
                            articles.add(incoming);
                        }
                    }

                    @Override
                    public void refused(Refusal refusal) {}

                    @Override
                    public void unknownField(String name) {}
                })
                .read(Path.of("seeds"));
        return articles;
    }

    @Test
    void aListOfFeedsBecomesStories() throws Exception {
        List<Incoming> seeds = seeds();
        List<String> publishers = seeds.stream()
                .map(incoming -> String.valueOf(incoming.article().getSource()))
                .distinct()
                .toList();
        assertThat(publishers).hasSize(4);
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            if (exchange.path().equals("/robots.txt")) {
                exchange.send(404, "");
            } else {
                exchange.send(
                        200,
                        feed(publishers.get(Integer.parseInt(exchange.path().substring(1))), seeds));
            }
        })) {
            String outlines = publishers.stream()
                    .map(name -> "<outline xmlUrl=\"" + server.at("127.0.0.1", "/" + publishers.indexOf(name)) + "\"/>")
                    .collect(Collectors.joining());
            Path opml = Files.writeString(
                    directory.resolve("my.opml"), "<opml version=\"2.0\"><body>" + outlines + "</body></opml>");

            CommandRun run = CommandRun.of("demo", "--exit", "--json", "--allow-private", "--feeds", opml.toString());

            assertThat(run.exitCode()).as(run.err()).isZero();
            JsonNode story = MAPPER.readTree(run.out());
            Set<String> members = new TreeSet<>();
            story.get("members")
                    .forEach(member -> members.add(member.get("source").asText()));
            assertThat(members).isEqualTo(new TreeSet<>(publishers));
            assertThat(run.err()).contains("4 feeds");
        }
    }
}
