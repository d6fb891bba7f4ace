package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.fingerprint.Verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides about two articles that hold sentences in common. */
class RemainderTest {
    private static final String BRIDGE = "The old swing bridge at Ostvik stays shut until spring. "
            + "Engineers found cracked bearings below its northern tower on Tuesday. "
            + "The mayor, Tove Grand, said that lorries must take the tunnel road. "
            + "A ferry will carry cyclists and schoolchildren from Thursday morning.";
    private static final String CHOIR = "A choir of retired miners won the national singing prize in Halden. "
            + "Its conductor chose two hymns and a lullaby from the western islands. "
            + "The jury praised the basses and the clean endings of every verse. "
            + "Next year the singers will tour seven coastal towns.";
    private static final String APPEAL = "Readers like you pay for independent reporting in our valley. "
            + "Become a supporter today and receive the weekend letter free of charge. "
            + "Your gift keeps this newsroom open to everyone who cannot afford a subscription.";
    private static final String BACKGROUND =
            "The swing bridge at Ostvik has carried lorries and cyclists across the strait since 1931. "
                    + "Mayor Tove Grand had its northern tower examined after the bearings failed in winter. "
                    + "A new bridge beside the tunnel road would cost the town ninety million crowns.";
    private static final String FOLLOW_UP =
            "Repairs begin on Monday and will take eleven weeks, the contractor announced. "
                    + "Two floating cranes arrive from Denmark during the weekend. "
                    + "Divers have to clear the river bed of rubble and anchors beforehand. "
                    + "Fishermen complain that nobody asked them about the closed channel.";

    private final Fingerprinter fingerprinter = new Fingerprinter(Lexicons.builtIn());
    private final Comparison comparison = new Comparison(ComparisonRules.defaults());

    private Verdict judge(String first, String second) {
        return judge("Post", first, second);
    }

    private Verdict judge(String publisher, String first, String second) {
        Fingerprint a = fingerprinter.of(Articles.english(publisher, first));
        Fingerprint b = fingerprinter.of(Articles.english(publisher, second));
        Verdict verdict = comparison.judge(a, b);
        Verdict reversed = comparison.judge(b, a);
        assertThat(reversed)
                .isEqualTo(new Verdict(verdict.rule(), verdict.likeness().reversed(), verdict.remainder()));
        return verdict;
    }

    /** A company names itself in each release, and in the paragraph about itself below. */
    @Test
    void aPublishersOwnNameTiesNoTwoOfItsArticles() {
        String about = "About Harlow Castings. Harlow Castings makes valves and pumps for breweries and dairies."
                + " Harlow Castings was founded in 1911, and its shares are listed in two capitals."
                + " Statements about the future hold risks, and Harlow Castings need not renew them.";
        String order = "Harlow Castings won an order for nine cooling towers near Skara."
                + " Harlow Castings ships steel frames from April and trains the crews at the site for two summers.";
        String chief = "Harlow Castings named Ida Brandt treasurer on Friday."
                + " Harlow Castings hired the former tax adviser from an island bank, where she had spent eleven years.";

        assertThat(judge("Harlow Castings", order + " " + about, chief + " " + about)
                        .rule())
                .isEqualTo(Rule.PASSAGES_ONLY);
        assertThat(judge("Trade Mail", order + " " + about, chief + " " + about).rule())
                .isEqualTo(Rule.REACHES_THRESHOLD);
    }

    @ParameterizedTest
    @CsvSource({"below", "above", "both"})
    void whatAHouseAppendsToAllItsArticlesMakesNoStory(String where) {
        Verdict verdict = judge(furnished(BRIDGE, where), furnished(CHOIR, where));

        assertThat(verdict.likeness().similarity())
                .isGreaterThan(ComparisonRules.defaults().samePublisherThresholdMillionths());
        assertThat(verdict.rule()).isEqualTo(Rule.PASSAGES_ONLY);
        assertThat(verdict.likeness().isAdmissible()).isFalse();
        assertThat(verdict.remainder().sharedSentences()).isEqualTo(where.equals("both") ? 4 : 3);
        assertThat(verdict.remainder().similarityMillionths()).isLessThan(40_000);
    }

    private static String furnished(String text, String where) {
        String other = "Listen to our evening programme on all the usual channels.";
        return switch (where) {
            case "below" -> text + "\n\n" + APPEAL;
            case "above" -> APPEAL + "\n\n" + text;
            default -> other + "\n\n" + text + "\n\n" + APPEAL;
        };
    }

    @Test
    void theBackgroundOfAStoryIsAboutWhatElseItSays() {
        Verdict verdict = judge(BRIDGE + " " + BACKGROUND, FOLLOW_UP + " " + BACKGROUND);

        assertThat(verdict.remainder().sharedSentences()).isEqualTo(3);
        assertThat(verdict.remainder().tieMillionths())
                .isGreaterThan(ComparisonRules.defaults().remainderMillionths());
        assertThat(verdict.rule()).isEqualTo(Rule.REACHES_THRESHOLD);
    }

    /** Few words of the background come again, but none would by chance. */
    @Test
    void aReportThatHardlyNamesWhatItsBackgroundIsAboutIsOfItsStory() {
        String shops = "Shopkeepers near the swing bridge count a third fewer customers than a year ago. "
                + "Three cafes have given up already, and a bookshop closes at Christmas. "
                + "Their association asks the council for relief from rates. "
                + "Cyclists walk twenty minutes longer to reach their lectures.";

        Verdict verdict = judge(FOLLOW_UP + " " + BACKGROUND, shops + " " + BACKGROUND);

        assertThat(verdict.remainder().similarityMillionths()
                        + verdict.remainder().tieMillionths())
                .isLessThan(110_000);
        assertThat(verdict.rule()).isEqualTo(Rule.REACHES_THRESHOLD);
    }

    /** Both speak of a mayor, a Thursday and seven of something. */
    @Test
    void reportsThatAreSomewhatAlikeByChanceShareAnAppealAndNoStory() {
        String choir = CHOIR.replace("Next year", "From Thursday morning") + " The mayor, Tove Grand, gave a speech.";

        Verdict verdict = judge(BRIDGE + "\n\n" + APPEAL, choir + "\n\n" + APPEAL);

        assertThat(verdict.remainder().similarityMillionths()).isGreaterThan(110_000);
        assertThat(verdict.remainder().tieMillionths()).isLessThan(10_000);
        assertThat(verdict.rule()).isEqualTo(Rule.PASSAGES_ONLY);
    }

    /** Each instalment says word by word what the year was like, and has numbers of its own. */
    @Test
    void aNumericStoryThatGoesOnRepeatsNumbersWordByWord() {
        String year = "Harlow Wind put up 97 towers in a record 2020, its yearly survey says. "
                + "The survey expects 88 towers of Harlow Wind in 2021.";
        String north = "Harlow Wind will build towers off Skara from 2024, 140 in spring and 31 in autumn.";
        String south = "Towers of Harlow Wind off Lindvik fall from 2022 to 173, since permits last 26 months.";
        String otherYear = year.replace("97", "64").replace("2020", "2018").replace("88", "71");

        assertThat(judge(north + " " + year, south + " " + year).rule()).isEqualTo(Rule.REACHES_THRESHOLD);
        assertThat(judge(year, otherYear.replace("2021", "2019")).rule()).isEqualTo(Rule.OTHER_NUMBERS);
        assertThat(judge(north + " " + year, south + " " + otherYear).rule()).isEqualTo(Rule.OTHER_NUMBERS);
    }

    @Test
    void aReprintHasNothingBesideThatCouldTellItApart() {
        Verdict verdict = judge(BRIDGE, BRIDGE + "\n\nThis report was changed on Friday.");

        assertThat(verdict.remainder().leastWeight()).isLessThan(1_000);
        assertThat(verdict.likeness().isAdmissible()).isTrue();
    }

    @Test
    void withoutSharedSentencesTheRemainderIsAllThereIs() {
        Verdict verdict = judge(BRIDGE, BRIDGE.replace(".", " then.").replace("until spring then", "till spring"));

        assertThat(verdict.remainder().sharedSentences()).isZero();
        assertThat(verdict.remainder().similarityMillionths())
                .isEqualTo(verdict.likeness().similarity());
        assertThat(verdict.remainder().tieMillionths()).isZero();
        assertThat(verdict.likeness().isAdmissible()).isTrue();
    }

    @Test
    void theSameSentenceInOtherSpellingIsTheSame() {
        Fingerprint plain = fingerprinter.of(Articles.english("Post", APPEAL));
        String typeset = APPEAL.replace(" ", "\u00A0").replace("ffi", "\uFB03").toUpperCase(Locale.ROOT);
        assertThat(fingerprinter.of(Articles.english("Post", typeset)).sentences())
                .isEqualTo(plain.sentences());
    }

    @Test
    void shortSentencesStandInArticlesOfAllKinds() {
        assertThat(sentences(APPEAL)).hasSize(3);
        assertThat(sentences("He declined.\n" + APPEAL + "\nGood night.")).isEqualTo(sentences(APPEAL));
    }

    @Test
    void shortSentencesGoTogetherWithWhatFollowsInTheirLine() {
        assertThat(sentences("Log in. " + APPEAL)).hasSize(3).isNotEqualTo(sentences(APPEAL));
        assertThat(sentences("Subscriber? Log in. " + APPEAL)).isEqualTo(sentences("Subscriber! Log in? " + APPEAL));
    }

    private int[] sentences(String text) {
        return fingerprinter.of(Articles.english("Post", text)).sentences().hashes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPartAtAnEndIsWeighedExactly(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<String> sentences = new ArrayList<>();
            for (int i = 0; i < 3 + random.nextInt(12); i++) {
                sentences.add("s" + String.join(" ", Articles.words(random, 12)) + ". ");
            }
            int size = 1 + random.nextInt(sentences.size() / 2);
            boolean atEnd = random.nextBoolean();
            int from = atEnd ? sentences.size() - size : 0;
            List<String> left = atEnd ? sentences.subList(0, from) : sentences.subList(size, sentences.size());
            Fingerprint whole = fingerprinter.of(Articles.english("", String.join("", sentences)));
            Fingerprint part =
                    fingerprinter.of(Articles.english("", String.join("", sentences.subList(from, from + size))));
            Fingerprint rest = fingerprinter.of(Articles.english("", String.join("", left)));
            int[] positions = whole.sentences().positions();

            Sentences.Part weighed = whole.sentences()
                    .part(IntStream.range(0, positions.length)
                            .filter(i -> positions[i] >= from && positions[i] < from + size)
                            .toArray());

            // Weights are rounded, and the pair of words where the two meet is in one of them.
            long tolerance = 32L * size + 255;
            String what = "seed %d, round %d: %d of %d sentences".formatted(seed, round, size, sentences.size());
            assertThat(weighed.all())
                    .as(what)
                    .isBetween(part.totalWeight() - tolerance, part.totalWeight() + tolerance);
            assertThat(whole.totalWeight() - weighed.own())
                    .as(what)
                    .isBetween(rest.totalWeight() - tolerance, rest.totalWeight() + tolerance);
        }
    }

    @Test
    void sentencesOutOfOrderAreNone() {
        int[] one = {1};
        assertThatThrownBy(() -> Sentences.ofParts(new int[] {2, 1}, new int[2], new int[2], new int[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentences.ofParts(new int[] {1 << 16}, one, one, one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentences.ofParts(one, new int[] {-1}, one, one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentences.ofParts(one, one, one, new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
