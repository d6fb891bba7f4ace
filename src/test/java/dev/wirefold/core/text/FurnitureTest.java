package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureTest {
    private static final String STORY = "The harbour of Lindvik reopened on Friday after a week of storms.\n\n"
            + "Fishing boats left at dawn, the port's master, Ida Holm, said.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Social Navigation",
                "Skip to main content",
                "Advertisement",
                "Follow us on Telegram",
                "Sign up for our morning newsletter",
                "READ MORE",
                "Most read",
                "Lire aussi",
                "Related article: Ferry line to close in May",
                "Read also: Ferry line to close in May",
                "Voice is AI-generated. Inconsistencies may occur.",
                "This audio is auto-generated. Please tell us if you find a mistake.",
                "https://news.example.org/2024/harbour?page=2",
                "https://news.example.org/a\thttps://news.example.org/b",
                "desk@example.org",
                "© 2024 Example Media. All rights reserved.",
                "Copyright Example Media 2024",
                "Ola Berg covers ports and shipping for ... Read more",
                "Boats at the pier of Lindvik on Friday. Ola Berg / AFP via Getty Images",
                "A fishing boat leaves Lindvik. Ola Berg/Reuters",
                "Boats at the pier (Photo: Ola Berg)",
                "Photo by Ola Berg",
                "AFP contributed reporting.",
                "The Associated Press contributed to this report.",
                "(Reporting by Ola Berg; editing by Eva Lund)",
                "With inputs from agencies",
                "This article was originally published on The Example.",
            })
    void removesLinesAroundTheStory(String line) {
        assertThat(Furniture.remove(STORY + "\n\n" + line).strip()).isEqualTo(STORY);
        assertThat(Furniture.remove(line + "\n\n" + STORY).strip()).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read more books, the minister told pupils.",
                "Home owners in Lindvik pay more this year.",
                "\"More: that is all they ever ask for,\" she said of the unions, who had met the owners for the third time this month in the town hall.",
                "The voice of the port is back on air.",
                "Reuters reported on Thursday that the storm was over.",
                "The company bought the picture agency Getty Images.",
                "Ola Berg contributed 3,000 crowns to the rescue fund.",
                "Most read the notice too late.",
                "Write to desk@example.org to report damage, the port asked fishermen.",
                "The pier was built in 2024 by Example Harbours.",
                "Ida Holm is the editor who first wrote about the storm, and the port's master.",
            })
    void keepsPassagesOfTheStory(String passage) {
        String text = STORY + "\n\n" + passage;
        assertThat(Furniture.remove(text)).isEqualTo(text);
    }

    @Test
    void removesWhatStandsUnderAnAuthorsHeading() {
        String biography =
                "\n\nAbout the writer\n\nOla Berg writes from Lindvik. He likes boats.\n\nContact him any time.";
        assertThat(Furniture.remove(STORY + biography).strip()).isEqualTo(STORY);
    }

    @Test
    void removesABiographyOfAPersonTheStoryDoesNotMention() {
        String biography = "\n\nOla Berg\n\nOla Berg is a shipping reporter at The Example based in Oslo.\n";
        assertThat(Furniture.remove("By Ola Berg\n" + STORY + biography).strip())
                .isEqualTo("By Ola Berg\n" + STORY);
    }

    @Test
    void keepsABiographyThatIsTheStory() {
        String text = "Ola Berg was freed on Friday.\n\nOla Berg is a reporter for The Example based in Oslo.";
        assertThat(Furniture.remove(text)).isEqualTo(text);
    }

    @Test
    void removesContactsAtTheEndOfAParagraph() {
        String contact = " To contact the reporter on this story:\nOla Berg in Oslo at\n oberg@example.org "
                + "To contact the editor responsible for this story:\nEva Lund at elund@example.org";
        assertThat(Furniture.remove(STORY + contact).strip()).isEqualTo(STORY);
    }

    /** Pages and feeds that lose their lines keep the contacts behind the last sentence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " Pressekontakt: Hafenamt Lindvik Ola Berg Telefon: 0123 / 45-67 E-Mail: presse@hafen.example",
                " Original-Content von: Hafenamt Lindvik, übermittelt durch den Boten",
                " Rückfragen von Medienvertretern bitte an: Hafenamt Lindvik, Kai 3",
                "\n\nPressekontakt: Hafenamt Lindvik\n\nOla Berg\n\nTelefon: 0123 / 45-67",
                " Media Contact: Eva Lund, Lindvik Harbour Board, 0123 4567",
                "\nFor media inquiries, please contact:\nEva Lund\nLindvik Harbour Board",
                " Contact presse : Eva Lund, port de Lindvik",
                " Contacto de prensa: Eva Lund, puerto de Lindvik",
                " Contatti stampa: Eva Lund, porto di Lindvik",
                " Contacto de imprensa: Eva Lund, porto de Lindvik",
                " Perscontact: Eva Lund, haven van Lindvik"
            })
    void removesWhomJournalistsMayAskAtTheEndOfARelease(String contact) {
        assertThat(Furniture.remove(STORY + contact).strip()).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " The board has answered no media inquiries since: it waits for a judge.",
                " Press contact is all he wants. He said: the pier is sound.",
            })
    void keepsSentencesAboutContacts(String sentence) {
        assertThat(Furniture.remove(STORY + sentence)).isEqualTo(STORY + sentence);
    }

    @Test
    void keepsWhatIsMoreThanContacts() {
        String text = "Media contact: Eva Lund. " + STORY;
        assertThat(Furniture.remove(text)).isEqualTo(text);
        String longer = STORY.repeat(12) + " Media contact: Eva Lund. " + STORY.repeat(8);
        assertThat(Furniture.remove(longer)).isEqualTo(longer);
    }

    @Test
    void keepsShortParagraphsInLongLines() {
        String text = STORY.replace("\n\n", " ");
        assertThat(Furniture.remove(text)).isEqualTo(text);
    }

    @Test
    void aTextOfOneParagraphThatEndsInACreditIsNoCaption() {
        String text =
                "The harbour of Lindvik reopened on Friday after a week of storms, and boats left at dawn. (Photo: Ola Berg)";

        assertThat(Furniture.remove(text)).isEqualTo(text);
        assertThat(Furniture.remove("Harbour of Lindvik open\n\n" + text)).endsWith(text);
        assertThat(Furniture.remove(STORY + "\n\n" + text).strip()).isEqualTo(STORY);
        assertThat(Furniture.remove("Harbour of Lindvik open\n\nPhoto by Ola Berg")
                        .strip())
                .isEqualTo("Harbour of Lindvik open");
    }
}
