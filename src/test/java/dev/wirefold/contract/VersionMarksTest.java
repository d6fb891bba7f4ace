package dev.wirefold.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.UpdateKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionMarksTest {
    private static final String TEXT = "The bridge at Odda is closed to lorries.\n\nEngineers found a crack on Monday.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CORRECTED-Bridge at Odda closed | CORRECTION",
                "Corrected: Bridge at Odda closed | CORRECTION",
                "CORRECTION: Bridge at Odda closed | CORRECTION",
                "Bridge at Odda closed (corrected) | CORRECTION",
                "REFILE-Bridge at Odda closed | CORRECTION",
                "Kill and substitute: Bridge at Odda closed | CORRECTION",
                "BC-Odda-Bridge, KILL & SUB | CORRECTION",
                "UPDATE 2-Bridge at Odda closed | UPDATE",
                "Update 2: Bridge at Odda closed | UPDATE",
                "UPDATED - Bridge at Odda closed | UPDATE",
                "[Updated 3 p.m.] Bridge at Odda closed | UPDATE",
                "RPT-Bridge at Odda closed | UPDATE",
                "BC-Odda-Bridge, 1st Ld | WRITETHRU",
                "BC-Odda-Bridge,1st Ld-Writethru,400 | WRITETHRU",
                "BC-Odda-Bridge, 3rdLd-Writethru | WRITETHRU",
                "Bridge at Odda closed, 2nd lead | WRITETHRU",
                "BC-Odda-Bridge (WRITETHRU) | WRITETHRU",
                "Lead 3 Bridge at Odda closed | WRITETHRU",
                "LIVE: Bridge at Odda closed | UPDATE",
                "Live updates: Bridge at Odda closed | UPDATE",
                "Bridge at Odda closed - as it happened | UPDATE",
                "BERICHTIGUNG Brücke in Odda gesperrt | CORRECTION",
                "Berichtigung: Brücke in Odda gesperrt | CORRECTION",
                "(Korr.) Brücke in Odda gesperrt | CORRECTION",
                "Brücke in Odda gesperrt (Zusammenfassung 1400) | WRITETHRU",
                "2. Zusammenfassung: Brücke in Odda gesperrt | WRITETHRU",
                "Liveticker: Brücke in Odda gesperrt | UPDATE",
                "CORR Le pont d'Odda est fermé | CORRECTION",
                "CORR - Le pont d'Odda est fermé | CORRECTION",
                "Le pont d'Odda est fermé (RECTIFICATIF) | CORRECTION",
                "Mise à jour : le pont d'Odda est fermé | UPDATE",
                "EN DIRECT. Le pont d'Odda est fermé | UPDATE",
                "CORRECCIÓN: El puente de Odda, cerrado | CORRECTION",
                "El puente de Odda, cerrado (Corrección) | CORRECTION",
                "(AMPLIACIÓN) El puente de Odda, cerrado | UPDATE",
                "Ao vivo: ponte de Odda fechada | UPDATE",
                "RÄTTELSE: Bron i Odda stängd | CORRECTION"
            })
    void aHeadlineOrSlugLineIsMarked(String line, UpdateKind kind) {
        assertThat(VersionMarks.of(line)).isEqualTo(kind);
        assertThat(VersionMarks.areIn(article().setHeadline(line).build())).isTrue();
        assertThat(VersionMarks.areIn(article().setSlugline(line).build())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bridge at Odda closed",
                "Minister corrects figures on bridge",
                "Prisons: corrections officers strike",
                "Where they live and work",
                "City takes the lead on bridges",
                "Update on the bridge expected on Friday",
                "A new bridge for Odda",
                "Kommission legt Berichtigung der Zahlen vor",
                "BC-ODDA-BRIDGE",
                "1st stage of bridge is closed",
                "2 lead pipes found in bridge",
                "",
                " - "
            })
    void newsOfCorrectionsIsNoCorrection(String line) {
        assertThat(VersionMarks.of(line)).isNull();
        assertThat(VersionMarks.areIn(article().setHeadline(line).build())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(Corrects day in second paragraph)",
                "(Adds quote from engineer)",
                "[Updates with closure]",
                "Eds: UPDATES with closure, ADDS quote.",
                "EDS: Corrects day.",
                "Editor's note: Corrects day.",
                "CORRECTION: The crack was found on Sunday.",
                "An earlier version of this article gave a wrong day.",
                "This story has been corrected to give the right day.",
                "(Berichtigt: Tag im zweiten Absatz)",
                "Berichtigung: Der Riss wurde am Sonntag entdeckt.",
                "In einer früheren Version stand ein falscher Tag.",
                "(Corrige le jour au second paragraphe)",
                "Une version précédente donnait un autre jour.",
                "(Corrige el día en el segundo párrafo)",
                "Una versión anterior daba otro día."
            })
    void aNoteAtEitherEndOfTheTextIsAMark(String note) {
        assertThat(VersionMarks.areIn(article().setBody(note + "\n\n" + TEXT).build()))
                .isTrue();
        assertThat(VersionMarks.areIn(article().setBody(TEXT + "\n\n" + note).build()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He corrects himself: the bridge stays open.",
                "Adds little to what was known.",
                "Corrections to the plan are expected.",
                "(Photo: A. Berg)"
            })
    void aSentenceIsNoNote(String line) {
        assertThat(VersionMarks.areIn(article().setBody(line + "\n\n" + TEXT).build()))
                .isFalse();
    }

    @Test
    void aNoteFarFromBothEndsIsPartOfTheText() {
        String long1 = "The bridge at Odda is closed. ".repeat(60);
        assertThat(VersionMarks.areIn(article()
                        .setBody(long1 + "\n\nCORRECTION: The crack is old.\n\n" + long1)
                        .build()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(UpdateKind.class)
    void whatThePublisherCallsItDecides(UpdateKind kind) {
        boolean later = kind == UpdateKind.UPDATE || kind == UpdateKind.CORRECTION || kind == UpdateKind.WRITETHRU;

        assertThat(VersionMarks.areIn(article().setUpdate(kind).build())).isEqualTo(later);
    }

    private static Article.Builder article() {
        AvroClasses.trust();
        return Article.newBuilder().setId("a").setBody(TEXT);
    }
}
