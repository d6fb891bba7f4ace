package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.EmbargoNote;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Times;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Embargoes and kills that are said in words, in fields for editors and above texts. */
class EditorsNotesTest {
    private static final String STORY = FormatReading.HARBOUR + " " + FormatReading.FERRIES;
    private static final Instant END = Instant.parse("2026-03-02T00:01:00Z");

    private static CollectedReadings read(String document) {
        CollectedReadings readings = new CollectedReadings();
        Formats.reader(readings, Times.UTC).read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        assertThat(readings.refusals).isEmpty();
        return readings;
    }

    private static Article article(String document) {
        return read(document).only().article();
    }

    private static String g2(String note) {
        return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:2'><itemMeta><versionCreated>"
                + "2026-03-01T08:00:00Z</versionCreated><pubStatus qcode='stat:usable'/><edNote>" + note + "</edNote>"
                + "<link rel='irel:evolvedfrom' residref='urn:x:1'/></itemMeta><contentMeta><headline>Harbour</headline>"
                + "</contentMeta><contentSet><inlineData contenttype='text/plain'>" + STORY
                + "</inlineData></contentSet></newsItem>";
    }

    private static String ninjs(String note) {
        return "{\"uri\": \"urn:x:2\", \"pubstatus\": \"usable\", \"ednote\": \"" + note + "\", \"body_text\": \""
                + STORY + "\"}";
    }

    private static String nitf(String note) {
        return "<nitf><head><docdata><doc-id id-string='urn:x:2'/><ed-msg info='" + note
                + "'/></docdata></head><body><body.head>"
                + "<hedline><hl1>Harbour</hl1></hedline></body.head><body.content><p>" + STORY
                + "</p></body.content></body></nitf>";
    }

    private static String mail(String subject, String text) {
        return "From: Council <press@council.example>\nDate: Sun, 1 Mar 2026 08:00:00 +0000\nSubject: " + subject
                + "\nMessage-ID: <1@council.example>\n\n" + text;
    }

    @Test
    void anEmbargoInANoteToEditorsHolds() {
        String note = "Embargoed until 00:01 GMT, 2 March 2026";
        for (String document : List.of(g2(note), ninjs(note), nitf(note))) {
            assertThat(article(document).getEmbargoedUntil()).isEqualTo(END);
            assertThat(article(document).getBody()).isEqualTo(STORY);
        }
    }

    @Test
    void anEmbargoAboveATextHoldsAndIsNoPartOfIt() {
        String note = "EMBARGOED UNTIL 00:01 MONDAY 2 MARCH 2026\n\n";
        String text = note + "Harbour of Port Ellery reopens\n\n" + STORY;
        for (String document : List.of(
                text,
                mail("Harbour of Port Ellery reopens", text),
                mail(
                        "EMBARGOED until 00:01 2 March 2026: harbour reopens",
                        "Harbour of Port Ellery reopens\n\n" + STORY))) {
            assertThat(article(document).getEmbargoedUntil()).isEqualTo(END);
            assertThat(article(document).getBody()).endsWith(STORY).doesNotContain("EMBARGO");
        }
        assertThat(article(text).getHeadline()).isEqualTo("Harbour of Port Ellery reopens");
    }

    @Test
    void anEmbargoWhoseEndCantBeReadWithholds() {
        String note = "STRICTLY EMBARGOED UNTIL THE SPEECH";
        String text = note + "\n\nHarbour of Port Ellery reopens\n\n" + STORY;
        for (String document : List.of(g2(note), ninjs(note), nitf(note), text, mail("Harbour", text))) {
            CollectedReadings readings = read(document);
            assertThat(readings.only().article().getStatus()).isEqualTo(ArticleStatus.WITHHELD);
            assertThat(readings.notices).contains(EmbargoNote.UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL: item urn:x:1 is wrong", "MANDATORY KILL of urn:x:1", "KILL item urn:x:1"})
    void aNoteThatKillsWithdrawsItsItemAndWhatItNames(String note) {
        for (String document : List.of(g2(note), ninjs(note), nitf(note))) {
            CollectedReadings readings = read(document);
            assertThat(readings.articles).allMatch(Incoming::isKill);
            assertThat(readings.ids()).contains("urn:x:1", "urn:x:2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kill and substitute: corrects the date",
                "KILL PREVIOUS VERSION, this one is right",
                "Police kill two"
            })
    void aNoteOfAnotherKindLeavesTheStoryStanding(String note) {
        for (String document : List.of(g2(note), ninjs(note), nitf(note))) {
            assertThat(article(document).getStatus()).isEqualTo(ArticleStatus.USABLE);
        }
    }
}
