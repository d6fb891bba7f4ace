package dev.wirefold.wire.replay;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.format.Formats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Article files as an archive: what {@code publish} would send, by event time. Articles of one time go in the order in
 * which they were read. An article without a time of its own is refused, since it would come at another time in each replay.
 */
public final class FileArchive {
    private FileArchive() {}

    /**
     * Reads everything.
     *
     * @param times reads those of the files
     * @param now for articles from the future, which are refused
     * @param tally hears what is refused
     * @param stopped asked at every article
     * @throws UserErrorException when it is more than can be sorted, or was stopped
     */
    public static Archive read(
            Path path, Times times, TimeRange range, Instant now, ReplayTally tally, BooleanSupplier stopped) {
        var sort = new EventTimeSort(EventTimeSort.DEFAULT_RUN_BYTES);
        try {
            Formats.reader(new Sink(sort, range, now, tally, stopped), times).read(path);
            return sort.sorted();
        } catch (RuntimeException e) {
            sort.close();
            throw e;
        }
    }

    private record Sink(
            EventTimeSort sort,
            TimeRange range,
            Instant now,
            ReplayTally tally,
            BooleanSupplier stopped,
            AvroCodec<Article> codec)
            implements ArticleSink {

        Sink(EventTimeSort sort, TimeRange range, Instant now, ReplayTally tally, BooleanSupplier stopped) {
            this(sort, range, now, tally, stopped, new AvroCodec<>(Article.getClassSchema()));
        }

        @Override
        public void article(Incoming incoming) {
            if (stopped.getAsBoolean()) {
                throw new UserErrorException("interrupted");
            }
            try {
                if (!incoming.isDated()) {
                    throw new UnusableException("has neither eventTime nor publishedAt; a replay goes by event time");
                }
                add(Outgoing.of(incoming, Outgoing.Policy.DEFAULT, now));
            } catch (UnusableException e) {
                tally.refused(Refusal.of(incoming, e.why()));
            }
        }

        private void add(Outgoing outgoing) {
            if (range.contains(outgoing.eventTimeMs())) {
                Article article = outgoing.article();
                sort.add(new ReplayRecord(
                        outgoing.incoming().where(),
                        outgoing.eventTimeMs(),
                        article.getId().getBytes(StandardCharsets.UTF_8),
                        codec.encode(article),
                        List.of()));
            }
        }

        @Override
        public void refused(Refusal refusal) {
            tally.refused(refusal);
        }

        @Override
        public void unknownField(String name) {
            tally.unknownField(name);
        }
    }
}
