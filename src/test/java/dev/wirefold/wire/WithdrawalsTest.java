package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.contract.AvroClasses;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawalsTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String STORY = "The mayor of Ellery was questioned on Tuesday, the police said.";

    static {
        AvroClasses.trust();
    }

    private final CollectedReadings readings = new CollectedReadings();
    private final Withdrawals withdrawals = new Withdrawals(readings);

    private static Article.Builder article(String id, String source, String headline, String body) {
        return Article.newBuilder()
                .setId(id)
                .setSource(source)
                .setHeadline(headline)
                .setBody(body);
    }

    private void publish(Article.Builder article) {
        withdrawals.article(new Incoming("f", article.build(), NOON));
    }

    private List<String> kills() {
        return readings.articles.stream()
                .filter(Incoming::isKill)
                .map(incoming -> incoming.article().getId())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KILL - Mayor questioned|Please kill item EP-17, the mayor was not questioned.",
                "Note to editors|KILL KILL KILL / Item EP-17 must not be used.",
                "KILL ep-17|A kill is mandatory.",
                "Advisory|Please withhold story ep-17 until further notice.",
                "MANDATORY KILL: mayor|Kill the story \"Mayor questioned\" (ID: EP-17).",
                "WITHHOLD: ep-17|The mayor's office disputes it.",
            })
    void aNoteThatNamesAnItemIsItsKillAndNoArticle(String headline, String body) {
        publish(article("ep-17", "Ellery Post", "Mayor questioned", STORY));
        publish(article("ep-18", "Ellery Post", headline, body.replace(" / ", "\n\n")));

        assertThat(readings.ids()).containsExactly("ep-17", "ep-17");
        assertThat(kills()).containsExactly("ep-17");
        assertThat(readings.articles.get(1).eventTime()).isEqualTo(NOON);
        assertThat(readings.notices).containsExactly(Withdrawals.NOTE);
    }

    @Test
    void theSlugOfANoteMayNameTheItemToo() {
        publish(article("ep-18", "Ellery Post", "Mayor", "See below.").setSlugline("KILL/ep-17"));
        publish(article("ep-19", "Ellery Post", "Mayor", "See below.").setSlugline("Mayor-KILL, item EP-17"));

        assertThat(readings.articles).allMatch(Incoming::isKill);
    }

    @Test
    void anItemThatWasNotSeenIsKilledAsItIsWritten() {
        publish(article("Ellery Post/18", "Ellery Post", "KILL: item A-17", "A kill is mandatory."));
        publish(article("b", "Ellery Post", "KILL urn:newsml:x:1", "Gone."));

        assertThat(readings.ids()).containsExactly("Ellery Post/A-17", "urn:newsml:x:1");
    }

    @Test
    void aMandatoryKillThatNamesNothingKillsItsOwnItem() {
        publish(article("ep-17", "Ellery Post", "Mayor questioned", STORY));
        publish(article("ep-17", "Ellery Post", "Mayor questioned - KILL MANDATORY", STORY));

        assertThat(kills()).containsExactly("ep-17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kill Bill returns to cinemas",
                "KILL BILL RETURNS TO CINEMAS",
                "POLICE KILL M-19 LEADER",
                "Police kill suspect in item theft case 12-B",
                "KILL: how a word divides a town",
                "Mandatory kill switch law passes",
                "Road kill count rises to 1,200",
                "Ministers withhold F-35 parts",
                "KILL AND SUBSTITUTE: Mayor was a witness, item ep-17",
            })
    void newsOfKillingIsNews(String headline) {
        publish(article("a", "Ellery Post", headline, STORY));

        assertThat(kills()).isEmpty();
        assertThat(readings.ids()).containsExactly("a");
    }

    @Test
    void aKillWithdrawsWhatItIsDerivedFrom() {
        publish(article("a", "Ellery Post", "Mayor", STORY));
        publish(article("c", "Bay Courier", "Mayor", STORY));
        publish(article("b", "Ellery Post", "Mayor", "")
                .setStatus(ArticleStatus.CANCELED)
                .setDerivedFrom(List.of("a", "b", "c", "d")));

        assertThat(kills()).containsExactly("b", "a", "d");
        assertThat(readings.notices).containsExactly(Withdrawals.OTHER_PUBLISHER);
    }

    @Test
    void aKillWithoutADateComesWithWhatItKills() {
        publish(article("a", "Ellery Post", "Mayor", STORY));
        withdrawals.article(new Incoming(
                "f",
                article("a", "Ellery Post", "", "")
                        .setStatus(ArticleStatus.CANCELED)
                        .build(),
                null));

        assertThat(readings.articles.get(1).eventTime()).isEqualTo(NOON);
    }

    @Test
    void timeIsSpentInProportionToTheText() {
        publish(article("a", "Ellery Post", "KILL " + "item ".repeat(400_000), "KILL x-1 ".repeat(400_000)));

        assertThat(kills()).containsExactly("x-1");
    }
}
