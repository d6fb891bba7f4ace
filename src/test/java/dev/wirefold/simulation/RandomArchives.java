package dev.wirefold.simulation;

import dev.wirefold.avro.Article;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Old articles that are published after all, in bursts upon a wire that has gone on: copies of one another and of what the wire
 * had, with dates days and years back in any order, mostly when all partitions have come to one time; some are revised or killed.
 */
final class RandomArchives {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final int MOST_YEARS = 8;
    private static final String[] SOURCES = {"Alpha", "Beta", "Gamma", "Delta"};

    private final Random random;
    private final int partitions;
    private final ToIntFunction<String> home;
    private final List<Message> messages = new ArrayList<>();
    private int articles;

    private RandomArchives(long seed, int partitions, ToIntFunction<String> home) {
        random = new Random(~seed * 37);
        this.partitions = partitions;
        this.home = home;
    }

    /**
     * In two of eight seeds anything is: one with each kind of wire.
     *
     * @param home the partition of an id
     */
    static List<Event> among(List<Event> wire, int partitions, ToIntFunction<String> home, long seed) {
        return seed / 2 % 4 == 1 ? new RandomArchives(seed, partitions, home).strewn(wire) : wire;
    }

    private List<Event> strewn(List<Event> wire) {
        List<Event> strewn = new ArrayList<>(wire);
        for (int bursts = 1 + random.nextInt(2); bursts > 0; bursts--) {
            int at = 1 + random.nextInt(strewn.size());
            strewn.addAll(at, burst(strewn.subList(0, at)));
        }
        return strewn;
    }

    private List<Event> burst(List<Event> before) {
        long now = before.stream().mapToLong(Event::timestamp).max().orElse(0);
        messages.clear();
        List<String> words = text(before);
        for (int count = 3 + random.nextInt(6); count > 0; count--) {
            long time = now - 2 * DAY_MS - random.nextLong(1 + random.nextInt(MOST_YEARS * 365) * DAY_MS);
            add("old" + articles++, Math.max(0, time), words);
        }
        List<Event> burst = new ArrayList<>(ScheduleRun.events(messages, home));
        if (random.nextInt(3) == 0) {
            burst.addAll(burst.size() / 2, ticks(now + random.nextInt(6) * HOUR_MS));
        }
        if (random.nextInt(4) > 0) {
            burst.addAll(0, ticks(now));
        }
        return burst;
    }

    private void add(String id, long time, List<String> words) {
        messages.add(Message.of(article(id, time, words), Instant.ofEpochMilli(time)));
        switch (random.nextInt(20)) {
            case 0 -> messages.add(Message.of(article(id, time, words), Instant.ofEpochMilli(time + HOUR_MS)));
            case 1 -> messages.add(Message.kill(id, Instant.ofEpochMilli(time)));
            default -> {}
        }
    }

    private Article article(String id, long time, List<String> words) {
        List<String> copy = new ArrayList<>(words);
        for (int exchanged = random.nextInt(6); exchanged > 0; exchanged--) {
            copy.set(random.nextInt(copy.size()), word());
        }
        return Article.newBuilder()
                .setId(id)
                .setSource(SOURCES[random.nextInt(SOURCES.length)])
                .setLanguage("en")
                .setBody(String.join(" ", copy))
                .setPublishedAt(Instant.ofEpochMilli(time))
                .build();
    }

    /** Of its own, or one that the wire has had. */
    private List<String> text(List<Event> before) {
        Event event = before.get(random.nextInt(before.size()));
        if (random.nextBoolean() && event.submission() != null) {
            return List.of(event.submission().text().body().split(" "));
        }
        List<String> words = new ArrayList<>();
        for (int count = 40 + random.nextInt(30); count > 0; count--) {
            words.add(word());
        }
        return words;
    }

    private String word() {
        return "v" + Integer.toString(random.nextInt(26 * 26 * 26), 26).replaceAll("[0-9]", "y");
    }

    private List<Event> ticks(long timestamp) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> Event.tick(partition, timestamp))
                .toList();
    }
}
