package dev.wirefold.wire.format;

import static dev.wirefold.wire.format.FormatReading.HARBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailFormatTest {
    private final MailFormat source = new MailFormat();

    @Test
    void readsAMessageWithItsFields() throws Exception {
        CollectedReadings readings = FormatReading.of(source, WireSamples.MAIL);

        assertThat(readings.only().article())
                .isEqualTo(Article.newBuilder()
                        .setId("8.harbour@ellery.example")
                        .setSource("Ellery Desk")
                        .setHeadline("Fähren fahren wieder")
                        .setByline("Jo Marsh")
                        .setBody("Die Fähren fahren ab Mittwoch wieder zu den Inseln, sagte der Hafenmeister.\n\n"
                                + "Der Hafen war drei Tage lang geschlossen.")
                        .setPublishedAt(Instant.parse("2023-03-08T09:30:00Z"))
                        .build());
        assertThat(readings.unknownFields).containsExactly("attachment");
    }

    @Test
    void readsWhatIsOnlyHtmlAndHeadersInNoEncoding() throws Exception {
        byte[] message =
                ("From: Fähre (Jo Marsh)\nMessage-ID: <1@x.example>\nContent-Type: text/html\nSubject: Fähre\n\n"
                                + "<html><style>p {}</style><p>" + HARBOUR + "</p></html>")
                        .getBytes(StandardCharsets.UTF_8);

        Article article = FormatReading.of(source, message).only().article();

        assertThat(article.getHeadline()).isEqualTo("Fähre");
        assertThat(article.getSource()).isEqualTo("Jo Marsh");
        assertThat(article.getBody()).isEqualTo(HARBOUR);
    }

    @Test
    void linesThatFlowAreJoinedAsTheSenderSaysTheyAre() throws Exception {
        String head =
                "From: a@x.example\nMessage-ID: <1@x.example>\nSubject: Harbour\nContent-Type: text/plain; format=flowed";

        assertThat(FormatReading.article(source, head + "\n\nThe harbour \nof Ellery.")
                        .getBody())
                .isEqualTo("The harbour of Ellery.");
        assertThat(FormatReading.article(source, head + "; DelSp=yes\n\nThe harbour  \nof Elle \nry.")
                        .getBody())
                .isEqualTo("The harbour of Ellery.");
    }

    @Test
    void readsAMailbox() throws Exception {
        String one = "From a@x.example Wed Mar  8 09:30:00 2023\n" + WireSamples.MAIL;
        String two = one.replace("8.harbour", "9.harbour");

        CollectedReadings readings = FormatReading.of(source, one + "\n" + two);

        assertThat(readings.ids()).containsExactly("8.harbour@ellery.example", "9.harbour@ellery.example");
        assertThat(source.accepts(FormatReading.head(one))).isTrue();
    }

    @Test
    void refusesMailWithoutATextAndPartsInsideOfParts() throws Exception {
        String bare = "From: a@x.example\nMessage-ID: <1@x.example>\n";
        StringBuilder nested = new StringBuilder(bare);
        for (int i = 0; i < 10_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(FormatReading.of(source, bare + "\n").refusals)
                .containsExactly(new Refusal("wire", "is mail without a text"));
        assertThat(FormatReading.of(source, nested.toString()).refusals)
                .containsExactly(new Refusal("wire", "has parts inside of parts, more than 20 deep"));
    }

    @Test
    void proseWithLabelsIsNoMail() {
        assertThat(source.accepts(FormatReading.head("From: the harbour\nDate: Tuesday\n\n" + HARBOUR)))
                .isFalse();
        assertThat(source.accepts(FormatReading.head("Subject: harbour\nMessage-ID: none. And prose\nthat goes on")))
                .isFalse();
    }

    @Test
    void readsASavedPage() throws Exception {
        Article page = FormatReading.article(new MhtmlFormat(), WireSamples.MHTML);

        assertThat(page.getId()).isEqualTo("https://ellery.example/harbour");
        assertThat(page.getUrl()).isEqualTo("https://ellery.example/harbour");
        assertThat(page.getHeadline()).isEqualTo("Harbour reopens");
        assertThat(page.getBody()).contains(HARBOUR);
    }
}
