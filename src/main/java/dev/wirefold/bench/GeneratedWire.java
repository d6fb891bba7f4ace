package dev.wirefold.bench;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.contract.AvroClasses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A wire without end, made up of the words of the English lexicon: originals, and after some of them a burst of reprints,
 * rewrites and excerpts, with the publishers' page furniture around the texts, and now and then a revision. A pure function
 * of its {@link Shape}; what it keeps in memory is bounded, however long it is read. For use by one thread.
 */
public final class GeneratedWire implements Iterator<GeneratedWire.Made> {
    static {
        AvroClasses.trust();
    }

    private static final int PUBLISHERS = 40;
    private static final int MAX_COPIES_TO_COME = 5_000;
    private static final int MOST_COPIES = 200;
    private static final int LATEST = 500;

    private final Shape shape;
    private final SplittableRandom random;
    private final Vocabulary vocabulary = Vocabulary.english();
    private final List<Publisher> publishers;
    private final PriorityQueue<Copy> copiesToCome =
            new PriorityQueue<>(Comparator.comparingDouble(Copy::dueMs).thenComparingLong(Copy::number));
    private final List<Sent> latest = new ArrayList<>();
    private double nowMs;
    private long made;
    private long copiesPlanned;

    /**
     * What a wire looks like.
     *
     * @param articlesPerSecond of event time, on average
     * @param copyPercent how many of a hundred articles are copied from an earlier one, once there is one
     * @param revisionPermille how many of a thousand articles are revisions of one of the latest
     * @param burstMs how long after its original a copy comes on average, milliseconds of event time
     */
    public record Shape(
            long seed, Instant start, double articlesPerSecond, int copyPercent, int revisionPermille, long burstMs) {
        /** Four in ten are copies, within hours; one in a hundred is a revision. */
        public static Shape of(long seed, double articlesPerSecond) {
            return new Shape(seed, Instant.parse("2024-03-01T00:00:00Z"), articlesPerSecond, 40, 10, 2 * 3_600_000L);
        }
    }

    /** How an article came about. */
    public enum Kind {
        ORIGINAL,
        REPRINT,
        REWRITE,
        EXCERPT,
        REVISION
    }

    /**
     * An article of the wire.
     *
     * @param eventTimeMs milliseconds since 1970-01-01T00:00Z
     * @param originalId the article that this was copied from, or null
     */
    public record Made(
            Article article,
            long eventTimeMs,
            Kind kind,
            @Nullable String originalId) {}

    private record Publisher(String name, int furniture) {}

    private record Copy(double dueMs, long number, Kind kind, GeneratedArticle original, String originalId) {}

    private record Sent(GeneratedArticle draft, Publisher publisher, String id, long revision, long publishedAtMs) {}

    public GeneratedWire(Shape shape) {
        this.shape = shape;
        this.random = new SplittableRandom(shape.seed());
        this.nowMs = shape.start().toEpochMilli();
        List<Publisher> all = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            all.add(new Publisher(vocabulary.name(random) + (i % 2 == 0 ? " Courier" : " Post"), i % 5));
        }
        this.publishers = List.copyOf(all);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Made next() {
        nowMs -= 1_000 / shape.articlesPerSecond() * StrictMath.log(1 - random.nextDouble());
        if (!latest.isEmpty() && random.nextInt(1_000) < shape.revisionPermille()) {
            return revision();
        }
        if (random.nextInt(100) < shape.copyPercent() && !copiesToCome.isEmpty()) {
            Copy copy = copiesToCome.remove();
            return sent(draft(copy.kind(), copy.original()), copy.kind(), copy.originalId());
        }
        GeneratedArticle draft = GeneratedArticle.original(vocabulary, random);
        Made original = sent(draft, Kind.ORIGINAL, null);
        plan(draft, original.article().getId());
        return original;
    }

    /** The same text again and again, each time by a publisher drawn anew, this many milliseconds of event time apart. */
    public Iterator<Made> reprints(double intervalMs) {
        GeneratedArticle draft = GeneratedArticle.original(vocabulary, random);
        return new Iterator<>() {
            private @Nullable String original;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Made next() {
                nowMs += intervalMs;
                Made reprint = original == null
                        ? sent(draft, Kind.ORIGINAL, null)
                        : sent(draft.reprint(random), Kind.REPRINT, original);
                original = original == null ? reprint.article().getId() : original;
                return reprint;
            }
        };
    }

    /** Most originals are copied by nobody, a few by many: the number follows a power law. */
    private void plan(GeneratedArticle draft, String id) {
        if (random.nextInt(100) >= 30 * shape.copyPercent() / 40) {
            return;
        }
        double copies = StrictMath.pow(1 - random.nextDouble(), -1 / 1.3);
        for (int i = 1; i <= Math.min(copies, MOST_COPIES) && copiesToCome.size() < MAX_COPIES_TO_COME; i++) {
            double due = nowMs - shape.burstMs() * StrictMath.log(1 - random.nextDouble());
            int kind = random.nextInt(10);
            copiesToCome.add(new Copy(
                    due, copiesPlanned++, kind < 5 ? Kind.REPRINT : kind < 8 ? Kind.REWRITE : Kind.EXCERPT, draft, id));
        }
    }

    private GeneratedArticle draft(Kind kind, GeneratedArticle original) {
        return switch (kind) {
            case REWRITE -> original.rewrite(vocabulary, random);
            case EXCERPT -> original.excerpt(random);
            default -> original.reprint(random);
        };
    }

    private Made sent(GeneratedArticle draft, Kind kind, @Nullable String originalId) {
        Publisher publisher = publishers.get(random.nextInt(1 + random.nextInt(PUBLISHERS)));
        String id = "made-" + shape.seed() + "-" + made++;
        return out(new Sent(draft, publisher, id, 1, (long) nowMs), kind, originalId);
    }

    private Made revision() {
        Sent last = latest.get(random.nextInt(latest.size()));
        GeneratedArticle corrected = last.draft().revision(vocabulary, random);
        return out(
                new Sent(corrected, last.publisher(), last.id(), last.revision() + 1, last.publishedAtMs()),
                Kind.REVISION,
                null);
    }

    private Made out(Sent sent, Kind kind, @Nullable String originalId) {
        if (kind == Kind.REVISION) {
            latest.replaceAll(known -> known.id().equals(sent.id()) ? sent : known);
        } else if (latest.size() < LATEST) {
            latest.add(sent);
        } else {
            latest.set(random.nextInt(LATEST), sent);
        }
        String reporter = vocabulary.name(random) + " " + vocabulary.name(random);
        Article article = Article.newBuilder()
                .setId(sent.id())
                .setSource(sent.publisher().name())
                .setHeadline(sent.draft().headline())
                .setByline(reporter)
                .setLanguage("en")
                .setBody(page(sent, reporter))
                .setUrl("https://" + host(sent.publisher()) + "/" + sent.id())
                .setPublishedAt(Instant.ofEpochMilli(sent.publishedAtMs()))
                .setRevision(sent.revision())
                .setUpdate(kind == Kind.REVISION ? UpdateKind.CORRECTION : UpdateKind.NEW)
                .setCopyright("© 2024 " + sent.publisher().name())
                .build();
        return new Made(article, (long) nowMs, kind, originalId);
    }

    /** The text with what the publisher's page has around it. */
    private static String page(Sent sent, String reporter) {
        String body = sent.draft().body();
        Publisher publisher = sent.publisher();
        return switch (publisher.furniture()) {
            case 0 -> body;
            case 1 -> "Share this article\n\n" + body + "\n\nRead more\n\n© 2024 " + publisher.name();
            case 2 -> body + "\n\nTo contact the reporter on this story: " + reporter + " at desk@" + host(publisher);
            case 3 ->
                "Advertisement\n\n" + body + "\n\nAbout the author\n\n" + reporter + " is a reporter for the "
                        + publisher.name() + ".";
            default -> body + "\n\nRelated stories\n\nSubscribe now\n\nPrivacy policy";
        };
    }

    private static String host(Publisher publisher) {
        return publisher.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
    }
}
