package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static final String STORY = "The harbour of Port Ellery reopened on Tuesday after a storm had closed it for"
            + " nine days, the harbour master said, and the first three ferries left before noon with 400 people on board.";

    private static PlainText parse(String text) {
        return PlainText.parse(text, ArticleFields.NONE, Times.UTC);
    }

    private static PlainText parse(String text, Map<String, Object> given) {
        return PlainText.parse(text, new ArticleFields(given, null, Set.of()), Times.UTC);
    }

    @Test
    void takesTheFirstLineWhenItReadsLikeAHeadline() {
        PlainText text = parse("Storm-hit harbour of Port Ellery reopens\n\n" + STORY + "\n");

        assertThat(text.headline()).isEqualTo("Storm-hit harbour of Port Ellery reopens");
        assertThat(text.body()).isEqualTo(STORY);
    }

    @Test
    void takesAHeadlineAboveAParagraphWithoutAnEmptyLine() {
        PlainText text = parse("Storm-hit harbour reopens after nine days\r\n" + STORY + "\r\n" + STORY);

        assertThat(text.headline()).isEqualTo("Storm-hit harbour reopens after nine days");
        assertThat(text.body()).isEqualTo(STORY + "\n" + STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The harbour reopened on Tuesday.",
                "https://example.org/harbour/reopens",
                "- the harbour of Port Ellery reopens",
                "Among those on board was the mayor, who said:",
                "The harbour of Port Ellery reopened on Tuesday after\na storm had closed it for nine days.",
            })
    void leavesInTheBodyWhatIsNoHeadline(String first) {
        PlainText text = parse(first + "\n\n" + STORY);

        assertThat(text.headline()).isNull();
        assertThat(text.body()).isEqualTo(first + "\n\n" + STORY);
    }

    @Test
    void takesTheHeadlineBelowALabelAndKeepsTheLabel() {
        PlainText text = parse("Skip to content\n\nStorm-hit harbour reopens after nine days\n\n\n" + STORY);

        assertThat(text.headline()).isEqualTo("Storm-hit harbour reopens after nine days");
        assertThat(text.body()).isEqualTo("Skip to content\n\n" + STORY);
    }

    @Test
    void takesAShortHeadlineWhenThereIsNoOther() {
        assertThat(parse("Harbour reopens\n\n" + STORY).headline()).isEqualTo("Harbour reopens");
    }

    @Test
    void aSubheadBelowTheStoryIsNoHeadline() {
        PlainText text = parse(STORY + "\n\nFerries sail again from Port Ellery\n\n" + STORY);

        assertThat(text.headline()).isNull();
        assertThat(text.body()).contains("Ferries sail again from Port Ellery");
    }

    @Test
    void aHeadlineAloneIsTheText() {
        PlainText text = parse("Storm-hit harbour of Port Ellery reopens\n");

        assertThat(text.headline()).isNull();
        assertThat(text.body()).isEqualTo("Storm-hit harbour of Port Ellery reopens");
    }

    @Test
    void takesHeadlineBylineDateAndDateline() {
        PlainText text =
                parse("Storm-hit harbour reopens after nine days\nBy Ana Ruiz and Jo van Dyck\nMarch 8, 2023\n\n"
                        + "PORT ELLERY, March 8 (Reuters) - " + STORY);

        assertThat(text)
                .isEqualTo(new PlainText(
                        "Storm-hit harbour reopens after nine days",
                        "Ana Ruiz and Jo van Dyck",
                        "PORT ELLERY, March 8",
                        List.of("Reuters"),
                        Instant.parse("2023-03-08T00:00:00Z"),
                        STORY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-03-08",
                "Published: 2023-03-08",
                "Date: 8 March 2023",
                "Wednesday, March 8, 2023",
                "Mar 8, 2023",
                "2023-03-08T00:00:00Z",
            })
    void takesALineThatIsADate(String line) {
        PlainText text = parse(line + "\n\n" + STORY);

        assertThat(text.date()).isEqualTo(Instant.parse("2023-03-08T00:00:00Z"));
        assertThat(text.body()).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {" date 2023-03-08 ", "2023-03-08: ", "2023-03-08 - ", "2023-03-08T00:00Z | "})
    void takesADateBeforeTheStory(String date) {
        PlainText text = parse(date + STORY);

        assertThat(text.date()).isEqualTo(Instant.parse("2023-03-08T00:00:00Z"));
        assertThat(text.body()).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30 The harbour reopened, they say.",
                "2023-03-08 was the day on which the harbour reopened.",
                "Tuesday, March 8, 2023",
                "March 32, 2023",
            })
    void leavesInTheBodyWhatIsNoDateOfPublication(String line) {
        PlainText text = parse(line + "\n\n" + STORY);

        assertThat(text.date()).isNull();
        assertThat(text.body() + text.headline()).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KYIV, March 8 (Reuters) - |KYIV, March 8|Reuters",
                "WASHINGTON — |WASHINGTON|",
                "NEW YORK (AP) — |NEW YORK|AP",
                "PORT ELLERY, Ukraine, March 8 (AFP) -- |PORT ELLERY, Ukraine, March 8|AFP",
                "Kyiv (AFP) – |Kyiv|AFP",
                "ST. JOHN'S, Newfoundland – |ST. JOHN'S, Newfoundland|",
                "BERLIN/PARIS, May 2 (Reuters/dpa) - |BERLIN/PARIS, May 2|Reuters,dpa",
            })
    void takesADateline(String row) {
        String[] cells = row.split("\\|", -1);

        PlainText text = parse(cells[0] + STORY);

        assertThat(text.dateline()).isEqualTo(cells[1]);
        assertThat(String.join(",", text.credits())).isEqualTo(cells[2]);
        assertThat(text.body()).isEqualTo(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NATO — The alliance met on Tuesday. ",
                "BREAKING — Ferries leave the harbour. ",
                "WASHINGTON - the ship, not the city - left on Tuesday. ",
                "The mayor (Independent) said on Tuesday that the harbour - all of it - reopened. ",
            })
    void leavesInTheBodyWhatIsNoDateline(String beginning) {
        PlainText text = parse(beginning + STORY);

        assertThat(text.dateline()).isNull();
        assertThat(text.body()).isEqualTo(beginning + STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"By Friday", "By the sea, where ferries sail", "Bystanders cheer the first ferry", "By Jo Dyck."
            })
    void leavesInPlaceWhatIsNoByline(String line) {
        PlainText text = parse("Storm-hit harbour reopens after nine days\n\n" + line + "\n\n" + STORY);

        assertThat(text.byline()).isNull();
        assertThat(text.body()).isEqualTo(line + "\n\n" + STORY);
    }

    @Test
    void whatAManifestSaysOtherwiseStaysInTheText() {
        String text = "Harbour reopens after nine days\nBy Ana Ruiz\n2023-03-08\n\nKYIV (AP) — " + STORY;
        Map<String, Object> given = Map.of(
                "headline", "Ferries sail again",
                "byline", "Jo Dyck",
                "publishedAt", Instant.parse("2023-03-09T10:00:00Z"),
                "dateline", "LVIV");

        PlainText parsed = parse(text, given);

        assertThat(parsed).isEqualTo(new PlainText(null, null, null, List.of(), null, text));
    }

    @Test
    void whatAManifestRepeatsIsTakenOut() {
        String text = "Harbour reopens after nine days\n\n2023-03-08\n\n" + STORY;
        Map<String, Object> given = Map.of(
                "headline", "Harbour reopens after nine days", "publishedAt", Instant.parse("2023-03-08T23:30:00Z"));

        assertThat(parse(text, given).body()).isEqualTo(STORY);
    }

    @Test
    void everyWordOfAnyBeginningIsKept() {
        List<String> beginnings = List.of(
                "World news",
                "Harbour reopens after nine days",
                "By Ana Ruiz",
                "2023-03-08",
                "KYIV (AP) — Rain fell",
                "• Ferries sail",
                "A sentence stands here.",
                "By Ana Ruiz",
                "May 3, 2023");
        for (int first = 0; first < beginnings.size(); first++) {
            for (int second = 0; second < beginnings.size(); second++) {
                for (String separator : List.of("\n", "\n\n")) {
                    String text = beginnings.get(first) + separator + beginnings.get(second) + separator + STORY;
                    assertThat(words(parse(text)))
                            .as(text)
                            .containsAll(List.of(text.replaceAll("(?m)^By |[(),—]|2023-03-08|May 3, 2023", " ")
                                    .strip()
                                    .split("\\s+")));
                }
            }
        }
    }

    private static List<String> words(PlainText text) {
        String all = String.join(
                " ",
                String.valueOf(text.headline()),
                String.valueOf(text.byline()),
                String.valueOf(text.dateline()),
                String.join(" ", text.credits()),
                text.body());
        return List.of(all.replaceAll("[(),—]", " ").split("\\s+"));
    }
}
