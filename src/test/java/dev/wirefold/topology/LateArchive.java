package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.Membership;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Thirty dated articles of ten stories, published upon a wire that is years ahead. Of each story there is the original, a copy
 * of it and a copy of the copy, and the later of two has the lesser id.
 */
final class LateArchive {
    private static final List<String> PLACES = List.of(
            "Aldenport",
            "Brackwater",
            "Caldermouth",
            "Dunmere",
            "Elmsworth",
            "Farrowby",
            "Garnholm",
            "Hartlow",
            "Ivydale",
            "Kelmarsh");
    private static final List<String> COPIES = List.of("original", "copy", "again");
    private static final Instant FIRST = Instant.parse("2016-02-29T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T12:50:00Z");

    private final Map<String, Instant> dates = new HashMap<>();

    LateArchive() {
        AvroClasses.trust();
    }

    /** What all partitions have read, within minutes of one another. */
    List<Message> live() {
        List<Message> live = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String id = "live-" + i;
            live.add(article(id, text("Number" + i), NOW.plus(Duration.ofMinutes(i))));
        }
        return live;
    }

    /** In no order. */
    List<Message> old() {
        List<Message> old = new ArrayList<>();
        for (int story = 0; story < PLACES.size(); story++) {
            String place = PLACES.get(story);
            String text = text(place);
            Instant date = FIRST.plus(Duration.ofDays(350L * story));
            for (String copy : COPIES) {
                old.add(article(place + "-" + copy, text, date));
                text += " " + copy + place + " added" + copy + " to" + place + ".";
                date = date.plus(Duration.ofMinutes(20 + 400L * story));
            }
        }
        Collections.shuffle(old, new Random(9));
        return old;
    }

    private Message article(String id, String body, Instant date) {
        dates.put(id, date);
        Article article = Article.newBuilder()
                .setId(id)
                .setSource("Outlet of " + id)
                .setLanguage("en")
                .setBody(body)
                .setPublishedAt(date)
                .build();
        return Message.of(article, date);
    }

    /** Texts of one place are of one story, those of two places have next to nothing in common. */
    private static String text(String place) {
        return Stream.of(
                        "ferry",
                        "baker",
                        "tower",
                        "garden",
                        "winter",
                        "signal",
                        "meadow",
                        "lantern",
                        "carpenter",
                        "weir")
                .map(thing -> place + thing + " " + thing + place)
                .collect(Collectors.joining(" ", "", "."));
    }

    void assertThatLineageFollowsDates(PublicView view) {
        for (String place : PLACES) {
            Membership original = view.membershipOf(place + "-original");
            assertThat(original.getParentId()).as(place).isNull();
            assertThat(original.getStoryId()).startsWith(place + "-original~");
            assertThat(view.storyOf(place + "-again").getCanonicalId()).isEqualTo(place + "-original");
            for (String copy : List.of("copy", "again")) {
                Membership membership = view.membershipOf(place + "-" + copy);
                assertThat(membership.getStoryId()).isEqualTo(original.getStoryId());
                assertThat(dates.get(membership.getParentId()))
                        .as("parent of %s", membership)
                        .isBefore(dates.get(place + "-" + copy));
            }
        }
    }
}
