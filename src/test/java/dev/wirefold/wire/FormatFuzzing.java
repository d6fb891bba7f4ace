package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.wire.format.Formats;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Every format of articles, for a fuzzer. Whatever an input holds, reading it ends in articles and refusals; an article that
 * may be published can be encoded, and comes out of that as it went in.
 *
 * <p>A campaign: {@code JAZZER_FUZZ=1 mvn test -Dtest=FormatFuzzing#everyFormat -Djazzer.instrument=dev.wirefold.**}
 */
public class FormatFuzzing {
    private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());

    @FuzzTest(maxDuration = "5m")
    @DictionaryEntries({
        "                                ",
        "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
        "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"",
        "a@b.c.c.c.c.c.c.c.c.c.c.c",
        "To contact the reporter on this story: ",
        "Photo by Jane ",
        "-\n-\n-\n-\n-\n-\n",
        "________________________________"
    })
    void everyFormat(byte[] content) {
        for (ArticleFormat source : Formats.all()) {
            // Even where its head does not look like that format.
            CollectedReadings readings = new CollectedReadings();
            try {
                source.read(
                        new Input(
                                "input",
                                FallbackId.FROM_CONTENT,
                                new ByteArrayInputStream(content),
                                ArticleFields.NONE,
                                Times.in(ZoneId.of("Europe/Berlin"))),
                        readings);
            } catch (UnusableException | IOException e) {
                // The reader of files turns both into a refusal.
                assertThat(e.getMessage()).isNotBlank();
            }
            check(readings);
        }
        CollectedReadings readings = new CollectedReadings();
        List<ArticleFormat> sources = Formats.all();
        new InputReader(sources, readings, Times.UTC).read(new ByteArrayInputStream(content));
        check(readings);
    }

    private void check(CollectedReadings readings) {
        assertThat(readings.refusals)
                .as("defects that are kept from doing harm")
                .noneMatch(refusal -> refusal.why().contains("defect of this program"));
        readings.articles.forEach(this::publish);
    }

    private void publish(Incoming incoming) {
        try {
            Article article =
                    Outgoing.of(incoming, Outgoing.Policy.DEFAULT, NOW).article();
            assertThat(codec.decode(codec.encode(article))).isEqualTo(article);
        } catch (UnusableException e) {
            assertThat(e.why()).isNotBlank();
        }
    }
}
