package dev.wirefold.wire.poll;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes what is kept for it, by event time, and forgets it once the wire has it. What was published and not yet forgotten
 * when the process ended is published again as the very same records, which the pipeline takes for nothing.
 */
final class Outbox {
    private static final int MAX_AT_ONCE = 20_000;

    private final PollStore store;
    private final ArticleOutlet outlet;
    private final Consumer<List<Refusal>> refused;
    private final AvroCodec<Article> codec = new AvroCodec<>(Article.getClassSchema());

    /** @param refused hears of articles that were not accepted */
    Outbox(PollStore store, ArticleOutlet outlet, Consumer<List<Refusal>> refused) {
        this.store = store;
        this.outlet = outlet;
        this.refused = refused;
    }

    /** @throws UserErrorException when Kafka does not take any more; what is left is kept */
    void publish() {
        for (List<Outbound> all = store.outbound(MAX_AT_ONCE); !all.isEmpty(); all = store.outbound(MAX_AT_ONCE)) {
            PublishTally tally = new PublishTally();
            ArticleSink sink = outlet.countingIn(tally);
            List<Outbound> inOrder = new ArrayList<>(all);
            inOrder.sort(Comparator.comparingLong(Outbound::eventTimeMs).thenComparingLong(Outbound::number));
            inOrder.forEach(outbound -> sink.article(outbound.incoming(codec)));
            outlet.flush();
            String broken = outlet.broken();
            if (broken != null) {
                throw new UserErrorException("nothing more can be published: an article " + broken
                        + "; what is not published yet is kept, and is published when poll is started again");
            }
            store.published(inOrder);
            List<Refusal> refusals = tally.result().refusals();
            if (!refusals.isEmpty()) {
                refused.accept(refusals);
            }
        }
    }
}
