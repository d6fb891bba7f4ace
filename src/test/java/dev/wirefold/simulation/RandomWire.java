package dev.wirefold.simulation;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A wire made from a seed: articles copied from one another more or less, marked as corrections, revised, killed, brought back, withheld, under embargo,
 * published again days later, delivered twice and late; and under some of them what their publisher puts under all kinds.
 */
public final class RandomWire {
    private static final long START_MS = Duration.ofDays(20_000).toMillis();
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final String[] SOURCES = {"Alpha", "Beta", "Gamma", "Delta"};

    private final Random random;
    /** Apart from all else, so that it does not change what a seed has been found to break. */
    private final Random marks;

    private final List<String> texts = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, String> passages = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();

    private RandomWire(long seed) {
        this.random = new Random(seed);
        this.marks = new Random(~seed);
        for (String source : SOURCES) {
            passages.put(source, ". " + words(12) + ". " + words(12) + ".");
        }
    }

    /** @param records how many to make */
    public static List<Message> of(long seed, int records) {
        AvroClasses.trust();
        return new RandomWire(seed).make(records);
    }

    private List<Message> make(int count) {
        List<String> ids = new ArrayList<>();
        long now = START_MS;
        long pace = 1L + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            now += random.nextInt(5) == 0 ? random.nextInt(30) * pace * HOUR_MS : random.nextInt(3) * HOUR_MS / 4;
            long timestamp = random.nextInt(4) == 0 ? now - random.nextInt(36) * HOUR_MS : now;
            int what = ids.isEmpty() ? 0 : random.nextInt(20);
            if (what < 14) {
                String id = "a" + i;
                ids.add(id);
                add(id, timestamp, text(), null);
            } else if (what == 14) {
                String id = any(ids);
                add(id, timestamp, bodies.getOrDefault(id, "nothing"), null);
            } else if (what < 16) {
                add(any(ids), timestamp, text(), null);
            } else if (what < 17) {
                add(any(ids), timestamp, text(), (long) random.nextInt(4));
            } else if (what < 19) {
                String id = any(ids);
                Long revision = random.nextInt(3) == 0 ? Long.valueOf(random.nextInt(4)) : null;
                messages.add(kill(id, timestamp, revision));
            } else {
                messages.add(any(messages));
            }
        }
        return messages;
    }

    private void add(String id, long timestamp, String body, @Nullable Long revision) {
        bodies.put(id, body);
        String source = SOURCES[random.nextInt(SOURCES.length)];
        String passage = random.nextInt(3) == 0 ? passages.getOrDefault(source, "") : "";
        Article article = Article.newBuilder()
                .setId(id)
                .setSource(source)
                .setLanguage("en")
                .setBody(body + passage)
                .setPublishedAt(Instant.ofEpochMilli(timestamp - random.nextInt(3) * HOUR_MS))
                .setRevision(revision)
                .setUpdate(marks.nextInt(6) == 0 ? UpdateKind.CORRECTION : UpdateKind.NEW)
                .setDerivedFrom(
                        random.nextInt(12) == 0 ? List.of("a" + random.nextInt(1 + messages.size())) : List.of())
                .setAltIds(
                        random.nextInt(8) == 0
                                ? List.of(new AltId("desk", Integer.toString(random.nextInt(4 + messages.size() / 4))))
                                : List.of())
                .setEmbargoedUntil(
                        random.nextInt(10) == 0
                                ? Instant.ofEpochMilli(timestamp + random.nextInt(160) * HOUR_MS)
                                : null)
                .setStatus(random.nextInt(8) == 0 ? ArticleStatus.WITHHELD : ArticleStatus.USABLE)
                .build();
        messages.add(Message.of(article, Instant.ofEpochMilli(timestamp)));
    }

    private static Message kill(String id, long timestamp, @Nullable Long revision) {
        Instant eventTime = Instant.ofEpochMilli(timestamp);
        if (revision == null) {
            return Message.kill(id, eventTime);
        }
        Article article = Article.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setStatus(ArticleStatus.CANCELED)
                .build();
        return Message.of(article, eventTime);
    }

    /** New words, or an earlier text with some of its words exchanged, cut, or mixed with another's. */
    private String text() {
        String text;
        if (texts.isEmpty() || random.nextInt(3) == 0) {
            text = words(40 + random.nextInt(40));
        } else {
            String[] words = any(texts).split(" ");
            int exchanged = random.nextInt(4) == 0 ? 0 : random.nextInt(words.length);
            for (int i = 0; i < exchanged; i++) {
                words[random.nextInt(words.length)] = word();
            }
            int kept =
                    random.nextInt(5) == 0 ? Math.min(words.length, 15 + random.nextInt(words.length)) : words.length;
            text = String.join(" ", Arrays.copyOf(words, kept));
            if (random.nextInt(6) == 0) {
                text = text + " " + any(texts);
            }
        }
        texts.add(text);
        return text;
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return String.join(" ", words);
    }

    private String word() {
        return "w"
                + Integer.toString(Math.abs((int) (random.nextGaussian() * 3_000)) + 1_000, 26)
                        .replaceAll("[0-9]", "x");
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
