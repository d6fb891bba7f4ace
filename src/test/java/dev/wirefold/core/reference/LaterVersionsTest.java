package dev.wirefold.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Lexicons;
import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import org.junit.jupiter.api.Test;

/** Which article stands for a story when its publisher has sent more than one version, each under an id of its own. */
class LaterVersionsTest {
    private static final Fingerprinter FINGERPRINTER =
            new Fingerprinter(Lexicons.builtIn(), FingerprintSettings.defaults(), new OpenNlpLanguages());

    private static final String ALERT =
            "A warehouse full of paint is burning on the quay of Skarnes, the fire brigade says.";
    private static final String FLAMES =
            "Flames stood thirty metres high over the Brandt warehouse when the first engines"
                    + " came down Tollgate Street at a quarter past four.";
    private static final String SMOKE = "People in the old town were told to keep their windows shut because of the"
            + " smoke, and two schools sent their pupils home.";
    private static final String OWNER = "The owner, Henrik Brandt, said that eleven night workers had left the building"
            + " in time and that all of them had been counted.";
    private static final String WATER = "Tugs pumped water from the harbour basin, since the hydrants on the quay had"
            + " frozen during the cold week after New Year.";
    private static final String CAUSE =
            "Investigators suspect a heater in the mixing hall, but they will not be able to"
                    + " enter it before Thursday, commander Ida Moen said.";
    private static final String FULL = text(ALERT, FLAMES, SMOKE, OWNER, WATER);

    private final SmallWire wire = new SmallWire(FINGERPRINTER);

    private static String text(String... paragraphs) {
        return String.join("\n\n", paragraphs);
    }

    private static ArticleText by(String publisher, String... paragraphs) {
        return new ArticleText("en", publisher, null, text(paragraphs));
    }

    private static ArticleText post(String... paragraphs) {
        return by("Skarnes Post", paragraphs);
    }

    private static ArticleText rival(String... paragraphs) {
        return by("Fjord Radio", paragraphs);
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItRepeats() {
        wire.article("first", post(FULL)).laterVersion("corrected", post(FULL.replace("eleven", "twelve")));

        assertThat(wire.canonical()).isEqualTo("corrected LATEST_VERSION");
    }

    @Test
    void whatDoesNotSaySoTakesNoPlace() {
        wire.article("first", post(FULL)).article("again", post(FULL.replace("eleven", "twelve")));

        assertThat(wire.canonical()).isEqualTo("first EARLIEST");
    }

    @Test
    void ofCorrectionsThatAllHangOnTheFirstVersionTheLastStands() {
        wire.article("first", post(FULL))
                .laterVersion("second", post(FULL.replace("eleven", "twelve")))
                .laterVersion("third", post(FULL.replace("eleven", "ten")));

        assertThat(wire.membership("third").parentId()).isEqualTo("first");
        assertThat(wire.canonical()).isEqualTo("third LATEST_VERSION");
    }

    @Test
    void aReprintOfWhatWasCorrectedStaysBehindTheCorrection() {
        wire.article("first", post(FULL))
                .article("reprint", rival(FULL))
                .laterVersion("corrected", post(FULL.replace("eleven", "twelve")));

        assertThat(wire.canonical()).isEqualTo("corrected LATEST_VERSION");
    }

    @Test
    void aCorrectionMayHangOnWhatBothWereReprintedFrom() {
        wire.preferring("Skarnes Post")
                .article("agency", by("Coast Wire", FULL))
                .article("first", post(FULL + " Coast Wire reported this."))
                .laterVersion("corrected", post(FULL.replace("eleven", "twelve")));

        assertThat(wire.membership("corrected").parentId()).isEqualTo("agency");
        assertThat(wire.canonical()).isEqualTo("corrected LATEST_VERSION");
    }

    @Test
    void aCorrectionMayHangOnAReprintOfTheFirstVersion() {
        wire.article("first", post(FULL))
                .article("reprint", rival(FULL, CAUSE))
                .laterVersion("corrected", post(ALERT, FLAMES, SMOKE, CAUSE));

        assertThat(wire.membership("corrected").parentId()).isEqualTo("reprint");
        assertThat(wire.canonical()).isEqualTo("corrected LATEST_VERSION");
    }

    @Test
    void aCorrectionOfAnotherPublisherTakesNoPlace() {
        wire.article("first", post(FULL)).laterVersion("corrected", rival(FULL.replace("eleven", "twelve")));

        assertThat(wire.canonical()).isEqualTo("first EARLIEST");
    }

    @Test
    void aCorrectionThatRepeatsLittleTakesNoPlace() {
        wire.article("first", post(FULL, CAUSE))
                .laterVersion("note", post("The Skarnes Post reported a wrong number of workers. " + OWNER));

        assertThat(wire.stories()).isEqualTo("(first note)");
        assertThat(wire.canonical()).isEqualTo("first EARLIEST");
    }

    @Test
    void eachLeadTakesThePlaceOfTheOneBefore() {
        wire.article("bulletin", post(ALERT))
                .laterVersion("lead-1", post(ALERT, FLAMES, SMOKE))
                .laterVersion("lead-2", post(ALERT, FLAMES, SMOKE, OWNER, WATER))
                .article("reprint", rival(ALERT, FLAMES, SMOKE))
                .laterVersion("lead-3", post(OWNER.replace("eleven", "twelve"), FLAMES, SMOKE, OWNER, WATER, CAUSE));

        assertThat(wire.stories()).isEqualTo("(bulletin lead-1 lead-2 lead-3 reprint)");
        assertThat(wire.canonical()).isEqualTo("lead-3 LATEST_VERSION");
    }

    @Test
    void aBulletinGivesItsPlaceToTheFirstReportOfItsPublisher() {
        wire.article("bulletin", post(ALERT))
                .article("rival", rival(ALERT, FLAMES, SMOKE))
                .article("report", post(ALERT, FLAMES, OWNER))
                .article("later", post(ALERT, FLAMES, OWNER, WATER));

        assertThat(wire.stories()).isEqualTo("(bulletin later report rival)");
        assertThat(wire.canonical()).isEqualTo("report LATEST_VERSION");
    }

    @Test
    void aBulletinStandsAsLongAsItsPublisherSaysNoMore() {
        wire.article("bulletin", post(ALERT)).article("rival", rival(ALERT, FLAMES, SMOKE));

        assertThat(wire.canonical()).isEqualTo("bulletin EARLIEST");
    }
}
