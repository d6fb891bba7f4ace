package dev.wirefold.simulation;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A wire made from a seed of nothing but what is hard: few texts and many hands on them, in scenes that follow one another
 * closely, so that questions of one are open while the next is played.
 */
public final class HostileWire {
    /** So far back that the longest of campaigns ends before today: the brokers refuse what is ahead of their clocks. */
    private static final long START_MS = Duration.ofDays(18_000).toMillis();

    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final String[] SOURCES = {"Alpha", "Beta", "Gamma"};
    private static final int STOCK = 3;

    private final Random random;
    private final List<String> stock = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private long now = START_MS;

    private HostileWire(long seed) {
        random = new Random(seed);
        for (int i = 0; i < STOCK; i++) {
            stock.add(words(40 + random.nextInt(30)));
        }
    }

    /** @param records how many to make, or some more: scenes are played to their end */
    public static List<Message> of(long seed, int records) {
        AvroClasses.trust();
        return new HostileWire(seed).make(records);
    }

    private List<Message> make(int records) {
        while (messages.size() < records) {
            switch (random.nextInt(13)) {
                case 0 -> chainOfCopies();
                case 1, 2 -> burstOfRevisions();
                case 3 -> killsWhileQuestionsAreOpen();
                case 4, 5 -> lateRoot();
                case 6 -> idPublishedAgain();
                case 7 -> ties();
                case 8 -> recurringReports();
                case 9 -> ghostsHoldAStoryOpen();
                case 10 -> furnished();
                default -> comingAndGoing();
            }
            now += random.nextInt(4) == 0 ? random.nextLong(2 * DAY_MS) : random.nextLong(90) * MINUTE_MS;
        }
        return messages;
    }

    /** Each takes from the one before it; then one in the middle goes. */
    private void chainOfCopies() {
        List<String> chain = new ArrayList<>();
        String text = any(stock);
        for (int n = 3 + random.nextInt(5); n > 0; n--) {
            String id = freshId();
            chain.add(id);
            publish(id, soon(), text);
            text = exchanged(text, 8);
        }
        if (random.nextBoolean()) {
            kill(any(chain), soon());
        }
    }

    /** One article is many others in turn, younger ones among them. */
    private void burstOfRevisions() {
        String id = known();
        for (int n = 2 + random.nextInt(4); n > 0; n--) {
            publish(id, soon(), random.nextInt(4) == 0 ? exchanged(any(stock), 10) : body(known()));
            if (random.nextInt(3) == 0) {
                publish(freshId(), soon(), exchanged(body(id), 6));
            }
        }
    }

    /** Articles that have only a passage in common, until one of them is a copy of another, or has the passage no longer. */
    private void furnished() {
        String passage = ". " + words(14) + ". " + words(14) + ".";
        List<String> articles = new ArrayList<>();
        for (int n = 3 + random.nextInt(4); n > 0; n--) {
            String id = freshId();
            articles.add(id);
            publish(id, soon(), words(25 + random.nextInt(30)) + passage);
        }
        String changed = any(articles);
        switch (random.nextInt(4)) {
            case 0 -> publish(changed, soon(), body(any(articles)));
            case 1 -> publish(changed, soon(), exchanged(body(any(articles)), 6));
            case 2 -> publish(changed, soon(), words(40));
            default -> kill(changed, soon());
        }
    }

    private void killsWhileQuestionsAreOpen() {
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            String id = random.nextBoolean() ? freshId() : known();
            publish(id, soon(), exchanged(any(stock), 12));
            publish(freshId(), soon(), exchanged(body(id), 6));
            kill(id, soon());
            if (random.nextBoolean()) {
                publish(id, soon(), random.nextBoolean() ? body(id) : exchanged(any(stock), 12));
            }
        }
    }

    /** Many copies first, then what they were copied from; and that changes, or goes. */
    private void lateRoot() {
        String text = exchanged(any(stock), random.nextInt(30));
        long before = now;
        for (int n = 3 + random.nextInt(6); n > 0; n--) {
            publish(freshId(), soon(), exchanged(text, 10));
        }
        String root = freshId();
        publish(root, before - random.nextLong(20 * 60) * MINUTE_MS, text);
        switch (random.nextInt(4)) {
            case 0 -> kill(root, soon());
            case 1 -> publish(root, soon(), exchanged(any(stock), 20));
            case 2 -> {
                kill(root, soon());
                publish(root, soon(), text);
            }
            default -> publish(freshId(), before - random.nextLong(22 * 60) * MINUTE_MS, exchanged(text, 4));
        }
    }

    /** After the window, and with the text of what had been copied from it; or killed as late as that. */
    private void idPublishedAgain() {
        String id = known();
        String child = freshId();
        publish(child, soon(), exchanged(body(id), 6));
        now = Math.max(now, Objects.requireNonNull(places.get(id)) + 3 * DAY_MS)
                + random.nextLong(DAY_MS / 2)
                - DAY_MS / 8;
        if (random.nextBoolean()) {
            kill(id, soon());
        }
        publish(freshId(), soon(), exchanged(body(child), 6));
        if (random.nextBoolean()) {
            publish(id, soon(), body(child));
        }
    }

    /** What a story has left is too old to change, but for articles that nobody sees: by way of these another comes to it. */
    private void ghostsHoldAStoryOpen() {
        String root = freshId();
        String child = freshId();
        String grandchild = freshId();
        String text = exchanged(any(stock), 20);
        long start = now;
        publish(root, start, text);
        publish(child, start + DAY_MS, exchanged(text, 4));
        publish(grandchild, start + 4 * DAY_MS - random.nextLong(DAY_MS / 8), exchanged(body(child), 4));
        kill(child, start + 4 * DAY_MS + random.nextLong(DAY_MS / 8));
        kill(grandchild, start + 7 * DAY_MS + random.nextLong(DAY_MS / 4));
        now = start + 7 * DAY_MS + random.nextLong(DAY_MS);
        publish(freshId(), now, words(40));
        String late = random.nextInt(3) == 0 ? grandchild : freshId();
        publish(late, start + 6 * DAY_MS + random.nextLong(DAY_MS), exchanged(body(grandchild), 4));
    }

    /** The same moment, the same text; only the ids differ. */
    private void ties() {
        String text = exchanged(any(stock), random.nextInt(20));
        long moment = soon();
        for (int n = 3 + random.nextInt(4); n > 0; n--) {
            publish(freshId(), moment, random.nextInt(4) == 0 ? exchanged(text, 2) : text);
        }
    }

    /** One template with other numbers: very like, and no relatives. */
    private void recurringReports() {
        String template = exchanged(any(stock), 6);
        String numbers = numbers();
        for (int n = 3 + random.nextInt(3); n > 0; n--) {
            numbers = random.nextInt(3) == 0 ? numbers : numbers();
            int exchanged = random.nextInt(3) == 0 ? 25 : 3;
            publish(freshId(), soon(), exchanged(template, exchanged) + numbers);
        }
    }

    /** Withheld, under embargo, shown, withheld again. */
    private void comingAndGoing() {
        String id = random.nextBoolean() ? freshId() : known();
        for (int n = 2 + random.nextInt(3); n > 0; n--) {
            Article.Builder article = article(id, soon(), exchanged(any(stock), 6));
            switch (random.nextInt(3)) {
                case 0 -> article.setStatus(ArticleStatus.WITHHELD);
                case 1 -> article.setEmbargoedUntil(Instant.ofEpochMilli(now + random.nextLong(4 * DAY_MS)));
                default -> {}
            }
            add(article, now);
            publish(freshId(), soon(), exchanged(body(id), 6));
        }
    }

    private void publish(String id, long timestamp, String body) {
        add(article(id, timestamp, body), timestamp);
    }

    private Article.Builder article(String id, long timestamp, String body) {
        bodies.put(id, body);
        places.putIfAbsent(id, timestamp);
        return Article.newBuilder()
                .setId(id)
                .setSource(SOURCES[random.nextInt(SOURCES.length)])
                .setLanguage("en")
                .setBody(body)
                .setPublishedAt(Instant.ofEpochMilli(timestamp));
    }

    private void add(Article.Builder article, long timestamp) {
        messages.add(Message.of(article.build(), Instant.ofEpochMilli(timestamp)));
    }

    private void kill(String id, long timestamp) {
        messages.add(Message.kill(id, Instant.ofEpochMilli(timestamp)));
    }

    private long soon() {
        now += random.nextInt(3) == 0 ? 0 : random.nextLong(10) * MINUTE_MS;
        return now;
    }

    private String freshId() {
        String id = "a" + ids.size();
        ids.add(id);
        return id;
    }

    /** An id that has been published, one of the latest most often. */
    private String known() {
        if (bodies.isEmpty()) {
            publish(freshId(), soon(), any(stock));
        }
        List<String> published = ids.stream().filter(bodies::containsKey).toList();
        int back = random.nextInt(random.nextInt(3) == 0 ? published.size() : Math.min(8, published.size()));
        return published.get(published.size() - 1 - back);
    }

    /** The latest text of an article that has been published. */
    private String body(String id) {
        return Objects.requireNonNull(bodies.get(id));
    }

    private String exchanged(String text, int words) {
        String[] all = text.split(" ");
        for (int i = 0; i < words; i++) {
            all[random.nextInt(all.length)] = word();
        }
        return String.join(" ", all);
    }

    private String numbers() {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            numbers.append(' ').append(1_000 + random.nextInt(9_000));
        }
        return numbers.toString();
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return String.join(" ", words);
    }

    private String word() {
        return "w" + Integer.toString(random.nextInt(20_000) + 1_000, 26).replaceAll("[0-9]", "x");
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
