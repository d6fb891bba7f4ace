package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbargoNoteTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMBARGOED UNTIL 00:01 GMT, MONDAY 2 MARCH 2026|2026-03-02T00:01:00Z",
                "*** STRICTLY EMBARGOED: until 00:01 on Monday 2 March 2026 ***|2026-03-02T00:01:00Z",
                "Embargoed until 00:01 Monday 2 March 2026: Harbour reopens|2026-03-02T00:01:00Z",
                "Under embargo until 2 March 2026 at 00:01hrs|2026-03-02T00:01:00Z",
                "EMBARGO: 2026-03-02T00:01Z|2026-03-02T00:01:00Z",
                "EMBARGO: Not for publication before 2 March 2026, 00:01 GMT|2026-03-02T00:01:00Z",
                "NOT FOR PUBLICATION OR BROADCAST BEFORE 00:01 EST, MARCH 2, 2026|2026-03-02T05:01:00Z",
                "Sperrfrist: 2. März 2026, 12.00 Uhr|2026-03-02T12:00:00Z",
                "Achtung: Sperrfrist 2. März 2026, 12.00 Uhr|2026-03-02T12:00:00Z",
                "EMBARGO jusqu'au 2 mars 2026 à 12h00|2026-03-02T12:00:00Z",
                "Embargado hasta el 2 de marzo de 2026 a las 12:00|2026-03-02T12:00:00Z",
                "EMBARGOED UNTIL 2 March 2026 (18:00 GMT)|2026-03-02T18:00:00Z",
                "EMBARGOED UNTIL 2 March 2026. 18:00 GMT|2026-03-02T18:00:00Z",
                "EMBARGOED UNTIL 2 March 2026 - 18:00|2026-03-02T18:00:00Z",
                "Eds: embargoed until 2 March 2026|2026-03-02T00:00:00Z",
            })
    void theEndOfAnEmbargoIsReadAsPeopleWriteIt(String line, Instant until) {
        assertThat(EmbargoNote.in(line, Times.UTC)).contains(new EmbargoNote(until));
    }

    /** To take a day for an end whose hour was not understood would publish half a day too early. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "EMBARGOED UNTIL 00:01 MONDAY",
                "Embargoed until noon on 2 March 2026",
                "Embargoed until 2 March 2026 at noon",
                "Embargoed until 2 March 2026 after the minister has spoken",
                "STRICTLY EMBARGOED",
                "Sperrfrist: Montag, 6 Uhr",
                "HOLD FOR RELEASE UNTIL THE SPEECH",
                "HOLD FOR RELEASE",
                "STRICTLY EMBARGOED: Council report",
                "Embargoed until 2 March 2026: 6 pm",
                "Embargo until noon on Monday",
                "Sperrfrist: Redebeginn",
                "Sperrfrist bis Montag, 6 Uhr",
                "Sous embargo jusqu'à lundi midi",
            })
    void anEndThatIsNotUnderstoodIsNone(String line) {
        assertThat(EmbargoNote.in(line, Times.UTC)).contains(new EmbargoNote(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Embargo on Russian oil takes effect on 2 March 2026",
                "Embargo: 27 states agree",
                "Embargoed oil found in the harbour",
                "Embargo lifted",
                "EMBARGO TO STAY, SAYS MAYOR",
                "Embargo to end on Monday, says mayor",
                "Embargo before summit unlikely",
                "EMBARGO UNTIL JUNE LIKELY, OFFICIALS SAY",
                "Embargo until 2030 would ruin the island",
                "Embargo until 1 January 2030 would ruin the island",
                "Embargo bis 2030: Rat einigt sich",
                "Embargo: to lift or not to lift",
                "Embargo vor dem Aus",
                "Embargada hasta 2030 la finca del alcalde",
                "Embargado hasta el cuello: la deuda de las familias",
                "Under embargo until Friday, the island turned to barter",
                "Embargoed until yesterday, the report blames the ministry",
                "Embargoed until now, the papers show how it began",
                "Embargoed until Tuesday, the report shows that crime fell in all of the twelve districts",
                "Not for release before his death, the tapes are out",
                "Not for use before meals, label says",
                "Hold for release of hostages, families say",
                "Strictly embargoed data leaked to traders",
                "Sperrfrist beim Arbeitslosengeld: Was gilt",
                "Sperrfrist: Was Arbeitslose wissen sollten",
                "Sperrfrist: 3 Fakten zum Arbeitslosengeld",
                "Sperrfrist - Presserat rügt Zeitung",
                "UN lifts embargo until 2 March 2026",
                "The text was embargoed until 2 March 2026",
                "FOR IMMEDIATE RELEASE",
                "Not for sale",
                "",
            })
    void newsOfEmbargoesIsNoEmbargo(String line) {
        assertThat(EmbargoNote.in(line, Times.UTC)).isEmpty();
    }

    @Test
    void anEndWithoutAZoneIsInThatOfTheSource() {
        assertThat(EmbargoNote.in("Sperrfrist: 2. März 2026, 12.00 Uhr", Times.in(ZoneId.of("Europe/Berlin"))))
                .contains(new EmbargoNote(Instant.parse("2026-03-02T11:00:00Z")));
    }

    @Test
    void onlyLinesAboveAStoryAreLookedAt() {
        String note = "EMBARGOED UNTIL 2 MARCH 2026";
        assertThat(EmbargoNote.above("Council\n\n" + note + "\nHarbour", Times.UTC))
                .contains(new EmbargoNote.Above(
                        new EmbargoNote(Instant.parse("2026-03-02T00:00:00Z")), "Council\n\nHarbour"));
        assertThat(EmbargoNote.above("a\nb\nc\nd\ne\n" + note, Times.UTC)).isEmpty();
        assertThat(EmbargoNote.above("EMBARGOED UNTIL " + "x ".repeat(1_000_000), Times.UTC))
                .isPresent();
    }

    @Test
    void aHeadlineOrAStoryInTheSameLineStays() {
        assertThat(EmbargoNote.above("EMBARGOED until 2 March 2026: Harbour reopens\nStory", Times.UTC)
                        .map(EmbargoNote.Above::text))
                .contains("Harbour reopens\nStory");
        assertThat(EmbargoNote.above("*** EMBARGOED until 2 March 2026 ***\nStory", Times.UTC)
                        .map(EmbargoNote.Above::text))
                .contains("Story");
    }
}
