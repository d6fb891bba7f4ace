package dev.wirefold.topology;

import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MeasurableStat;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** What a task tells of itself, among the metrics of Kafka Streams, so that whoever reads those reads these too. */
public final class WireMetrics {
    /** As Kafka Streams names the group of the sensors of a scope. */
    public static final String GROUP = "stream-wirefold-metrics";

    public static final String TASK = "task-id";
    public static final String TOTAL = "-total";
    public static final String BUCKET = "-bucket";
    public static final String SUM = "-sum";
    public static final String UPPER_BOUND = "le";

    /** Tags that say of which kind something was. */
    public static final Set<String> KINDS = Set.of("relation", "status", "event");

    public static final String ARTICLES = "articles";
    public static final String KILLS = "kills";
    public static final String KILLS_WITHOUT_ARTICLE = "kills-without-article";
    public static final String DEAD_LETTERS = "dead-letters";
    public static final String CUT_ANSWERS = "cut-answers";
    public static final String LATE_MAIL = "late-mail";
    public static final String MEMBERSHIPS = "memberships";
    /** Editions of what was learned of publishers that came with the wire. */
    public static final String HOUSES_LEARNED = "houses-learned";
    /** Articles that were read again, since more was learned of their publisher. */
    public static final String READ_ANEW = "articles-read-anew";

    /** What editors decided about articles. */
    public static final String DECISIONS = "decisions";

    /** Decisions that have no effect. */
    public static final String DECISIONS_NOT_HONOURED = "decisions-not-honoured";

    public static final String MEMBERSHIPS_WITHDRAWN = "memberships-withdrawn";
    public static final String STORIES = "stories";
    public static final String STORY_EVENTS = "story-events";

    /** Seconds from the reading of a new article to its membership. */
    public static final String ARTICLE_TO_STORY = "article-to-story-seconds";

    /** Articles of the stories that closed. */
    public static final String CLOSED_STORY_ARTICLES = "closed-story-articles";

    public static final String EVENT_TIME = "event-time-ms";
    public static final String WATERMARK = "watermark-ms";
    public static final String ARTICLES_KEPT = "articles-kept";
    /** Articles that are not announced yet, since more may be learned of their publishers. */
    public static final String ARTICLES_WAITING = "articles-waiting";

    private static final String SCOPE = "wirefold";
    private static final List<Double> SECONDS =
            List.of(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0);
    private static final List<Double> ARTICLES_OF_A_STORY =
            List.of(1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0);

    private final StreamsMetrics registry;
    private final String task;
    private final List<Sensor> present = new ArrayList<>();
    private final Sensor articles;
    private final Sensor kills;
    private final Sensor killsWithoutArticle;
    private final Sensor deadLetters;
    private final Sensor cutAnswers;
    private final Sensor lateMail;
    private final Sensor housesLearned;
    private final Sensor readAnew;
    private final Sensor decisions;
    private final Sensor decisionsNotHonoured;
    private final Map<String, Sensor> memberships = new LinkedHashMap<>();
    private final Sensor membershipsWithdrawn;
    private final Map<String, Sensor> stories = new LinkedHashMap<>();
    private final Map<String, Sensor> storyEvents = new LinkedHashMap<>();
    private final Sensor articleToStory;
    private final Sensor closedStoryArticles;

    WireMetrics(ProcessorContext<?, ?> context) {
        registry = context.metrics();
        task = context.taskId().toString();
        articles = ratedCounter(ARTICLES);
        kills = ratedCounter(KILLS);
        killsWithoutArticle = ratedCounter(KILLS_WITHOUT_ARTICLE);
        deadLetters = ratedCounter(DEAD_LETTERS);
        cutAnswers = ratedCounter(CUT_ANSWERS);
        lateMail = ratedCounter(LATE_MAIL);
        housesLearned = ratedCounter(HOUSES_LEARNED);
        readAnew = ratedCounter(READ_ANEW);
        decisions = ratedCounter(DECISIONS);
        decisionsNotHonoured = ratedCounter(DECISIONS_NOT_HONOURED);
        membershipsWithdrawn = ratedCounter(MEMBERSHIPS_WITHDRAWN);
        counters(memberships, MEMBERSHIPS, "relation", dev.wirefold.core.fingerprint.Relation.values());
        counters(stories, STORIES, "status", Story.Status.values());
        counters(storyEvents, STORY_EVENTS, "event", StoryEvent.Type.values());
        articleToStory =
                histogram(ARTICLE_TO_STORY, "seconds from the reading of a new article to its membership", SECONDS);
        closedStoryArticles = histogram(CLOSED_STORY_ARTICLES, "articles of stories that closed", ARTICLES_OF_A_STORY);
    }

    /** Also tells what is so at present, until {@link #close}. Each is asked by other threads, at any time. */
    void present(
            LongSupplier eventTimeMs,
            LongSupplier watermarkMs,
            LongSupplier articlesKept,
            LongSupplier articlesWaiting) {
        gauge(EVENT_TIME, "event time of the partition, milliseconds since 1970", eventTimeMs);
        gauge(WATERMARK, "watermark of the wire as this partition knows it, milliseconds since 1970", watermarkMs);
        gauge(ARTICLES_KEPT, "articles that the partition remembers", articlesKept);
        gauge(ARTICLES_WAITING, "articles that wait for what is learned of their publisher", articlesWaiting);
    }

    void article() {
        articles.record();
    }

    void kill() {
        kills.record();
    }

    void killMetNothing() {
        killsWithoutArticle.record();
    }

    void deadLetter() {
        deadLetters.record();
    }

    void cutShort() {
        cutAnswers.record();
    }

    void cameTooLate() {
        lateMail.record();
    }

    void houseLearned() {
        housesLearned.record();
    }

    void readAnew() {
        readAnew.record();
    }

    void decision() {
        decisions.record();
    }

    void notHonoured() {
        decisionsNotHonoured.record();
    }

    void articleToStory(long waitedMs) {
        articleToStory.record(waitedMs / 1_000.0);
    }

    /** @param membership null when it is withdrawn */
    void published(@Nullable Membership membership) {
        if (membership == null) {
            membershipsWithdrawn.record();
        } else {
            record(memberships, membership.relation());
        }
    }

    void published(Story story) {
        record(stories, story.status());
    }

    void published(StoryEvent event) {
        record(storyEvents, event.type());
        if (event.type() == StoryEvent.Type.CLOSED) {
            closedStoryArticles.record(event.memberCount());
        }
    }

    /** What was counted stays; what is so at present is somebody else's to tell. */
    void close() {
        present.forEach(registry::removeSensor);
    }

    private static void record(Map<String, Sensor> sensors, Enum<?> kind) {
        Sensor sensor = sensors.get(kind.name());
        if (sensor != null) {
            sensor.record();
        }
    }

    private Sensor ratedCounter(String name) {
        return registry.addRateTotalSensor(SCOPE, task, name, Sensor.RecordingLevel.INFO, TASK, task);
    }

    private void counters(Map<String, Sensor> sensors, String name, String label, Enum<?>[] kinds) {
        Arrays.stream(kinds).map(Enum::name).forEach(kind -> {
            Sensor sensor = sensor(name + "." + kind);
            sensor.add(
                    metric(
                            name + TOTAL,
                            "published, by " + label,
                            Map.of(TASK, task, label, kind.toLowerCase(Locale.ROOT))),
                    new CumulativeSum());
            sensors.put(kind, sensor);
        });
    }

    private Sensor histogram(String name, String meaning, List<Double> bounds) {
        Sensor sensor = sensor(name);
        if (!sensor.hasMetrics()) {
            sensor.add(new BucketCounts(name, meaning, Map.of(TASK, task), bounds));
        }
        return sensor;
    }

    private void gauge(String name, String meaning, LongSupplier value) {
        Sensor sensor = sensor(name);
        sensor.add(metric(name, meaning, Map.of(TASK, task)), new Asked(value));
        present.add(sensor);
    }

    private Sensor sensor(String name) {
        return registry.addSensor(SCOPE + "." + task + "." + name, Sensor.RecordingLevel.INFO);
    }

    private static MetricName metric(String name, String meaning, Map<String, String> tags) {
        return new MetricName(name, GROUP, meaning, tags);
    }

    /** Is not told, but asks. */
    private record Asked(LongSupplier value) implements MeasurableStat {
        @Override
        public void record(MetricConfig config, double given, long timeMs) {}

        @Override
        public double measure(MetricConfig config, long nowMs) {
            return value.getAsLong();
        }
    }
}
