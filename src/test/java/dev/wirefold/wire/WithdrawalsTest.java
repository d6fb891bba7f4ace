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
                "KILL F-16 DEAL, MAYOR SAYS",
                "Road kill count rises to 1,200",
                "Ministers withhold F-35 parts",
                "KILL AND SUBSTITUTE: Mayor was a witness, item ep-17",
            })
    void newsOfKillingIsNews(String headline) {
        publish(article("a", "Ellery Post", headline, STORY));

        assertThat(kills()).isEmpty();
        assertThat(readings.ids()).containsExactly("a");
    }

    /** Ages, aeroplanes and numbers of people are no ids. */
    @ParameterizedTest
    @ValueSource(
            strings = {"KILL: The Musical opens", "KILL - Vandals paint word on the church", "Who may kill story hour"})
    void whatIsKilledInTheNewsIsNoItem(String headline) {
        publish(article("155", "Ellery Post", "Mayor questioned", STORY));
        publish(article(
                "a",
                "Ellery Post",
                headline,
                "A gang killed 17-year-old Ann Miller, the court heard. It withheld F-16 parts. Of the killed 155 were"
                        + " remembered at 10am."));

        assertThat(readings.ids()).containsExactly("155", "a");
        assertThat(kills()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KILL: Mayor questioned|KILL: Mayor questioned",
                "WITHDRAWN - Mayor questioned|WITHDRAWN - Mayor questioned",
                "KILL: Mayor questioned|Please do not use this story.",
                "KILL Mayor questioned|The story is withdrawn.",
                "WITHDRAWN - Mayor questioned|The above item has been withdrawn. A new one will follow.",
                "Withdrawn: Mayor questioned|Please disregard our earlier story.",
                "RECALL: Mayor questioned|Clients should not use the story. We regret the error.",
                "RETRACTION - Mayor questioned|This article has been retracted.",
                "Achtung|Bitte die Meldung über den Bürgermeister nicht verwenden.",
                "Bitte nicht verwenden: Bürgermeister befragt|Ein neuer Text folgt.",
                "ANNULATION: Le maire entendu|Merci de ne pas utiliser cette dépêche.",
                "ANULADO - El alcalde|Rogamos no utilizar la noticia.",
            })
    void aShortNoteThatNamesNoItemIsRefused(String headline, String body) {
        publish(article("n", "Ellery Post", headline, body));

        assertThat(readings.articles).isEmpty();
        assertThat(readings.refusals).hasSize(1);
        assertThat(readings.refusals.get(0).why()).startsWith(Withdrawals.NAMES_NONE);
    }

    @Test
    void aShortNoteUnderTheIdOfAnArticleWithdrawsIt() {
        publish(article("ep-17", "Ellery Post", "Mayor questioned", STORY));
        publish(article("ep-17", "Ellery Post", "WITHDRAWN: Mayor questioned", "Please do not use this story."));

        assertThat(kills()).containsExactly("ep-17");
        assertThat(readings.refusals).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECALL: Maker pulls a million cars|RECALL: Maker pulls a million cars",
                "RECALL: Maker pulls a million cars|Owners should not use the cars until they are mended.",
                "CANCELLED: Village fete in the rain|CANCELLED: Village fete in the rain",
                "WITHDRAWN: Council plan for the harbour|The plan was withdrawn on Tuesday, the council said.",
                "Withdrawn: the vaccine that nobody wanted|Withdrawn: the vaccine that nobody wanted",
                "Kill: a play about a town|The play opens on Friday.",
                "KILL BILL RETURNS|KILL BILL RETURNS",
                "Do not use lifts, firefighters warn|Please do not use lifts in a fire.",
                "Magazine: story withdrawn|The magazine has withdrawn a story, it said.",
                "Rückruf: Hersteller warnt vor Käse|Kunden sollten den Käse nicht verwenden.",
                "Council says letter was not to be used|It said: Please do not use this story.",
                "KILL AND SUBSTITUTE: Mayor was a witness|Please do not use the earlier story.",
            })
    void shortNewsStays(String headline, String body) {
        publish(article("n", "Ellery Post", headline, body));

        assertThat(readings.ids()).containsExactly("n");
        assertThat(kills()).isEmpty();
    }

    @Test
    void aLongTextIsNoNote() {
        String body = "Please do not use this story. " + "word ".repeat(60);
        publish(article("n", "Ellery Post", "KILL: Mayor questioned", body));

        assertThat(readings.ids()).containsExactly("n");
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
