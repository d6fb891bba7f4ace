package dev.wirefold.core.reference;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.story.Election;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A few articles, an hour apart unless said, and the stories that the reference makes of them. */
final class SmallWire {
    private static final long START_MS = 1_700_000_000_000L;
    private static final long HOUR_MS = 3_600_000;
    private static final int MIN_SHARED_SAMPLES = 2;

    private final Fingerprinter fingerprinter;
    private final List<Reference.Event> events = new ArrayList<>();
    private List<String> preferred = List.of();
    private int hours;

    SmallWire(Fingerprinter fingerprinter) {
        this.fingerprinter = fingerprinter;
    }

    SmallWire article(String id, ArticleText text) {
        return article(id, text, false);
    }

    /** One that says that it is a later version of something. */
    SmallWire laterVersion(String id, ArticleText text) {
        return article(id, text, true);
    }

    private SmallWire article(String id, ArticleText text, boolean laterVersion) {
        long timestamp = START_MS + hours++ * HOUR_MS;
        var card = new Card(
                text.publisher(),
                text.headline(),
                null,
                null,
                null,
                null,
                null,
                timestamp,
                null,
                text.body().length(),
                true,
                null,
                text.links(),
                laterVersion,
                null);
        var submission = new Submission(new Content(timestamp, card, text.body()), fingerprinter.of(text));
        events.add(new Reference.Event(id, 0, timestamp, submission, null));
        return this;
    }

    SmallWire preferring(String publisher) {
        preferred = List.of(publisher);
        return this;
    }

    SmallWire hoursLater(int later) {
        hours += later;
        return this;
    }

    /** The ids of each story's members, in alphabetical order, one story in brackets after the other. */
    String stories() {
        Map<StoryId, TreeSet<String>> stories = memberships().entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().story(),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toCollection(TreeSet::new))));
        return stories.values().stream()
                .map(members -> "(" + String.join(" ", members) + ")")
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Of each story the article that stands for it and why, in the order of their ids. */
    String canonical() {
        return outcome().stories().values().stream()
                .map(story -> Objects.requireNonNull(story.canonical()).node().id() + " " + story.rule())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    Relation relation(String id) {
        return membership(id).relation();
    }

    Membership membership(String id) {
        return Objects.requireNonNull(memberships().get(id), id);
    }

    private Map<String, Membership> memberships() {
        return new TreeMap<>(outcome().memberships());
    }

    private Reference.Outcome outcome() {
        var reference = new Reference(
                LineageRules.defaults(),
                JoinRules.defaults(),
                new Comparison(ComparisonRules.defaults()),
                Rereading.by(fingerprinter),
                MIN_SHARED_SAMPLES,
                new Election(preferred));
        return reference.of(events, 1);
    }
}
