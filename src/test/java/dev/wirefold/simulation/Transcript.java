package dev.wirefold.simulation;

import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.mail.Addressee;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.story.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what the partitions say: what one reads, and under it what it sends and publishes thereupon. */
final class Transcript implements Trace {
    private final int partitions;
    private final Wording wording;
    private final boolean brief;
    private final List<String> lines = new ArrayList<>();
    private final List<String> exchange = new ArrayList<>();

    private Transcript(int partitions, Wording wording, boolean brief) {
        this.partitions = partitions;
        this.wording = wording;
        this.brief = brief;
    }

    /** Everything, by steps. */
    static Transcript whole(int partitions, Wording wording) {
        return new Transcript(partitions, wording, false);
    }

    /** What has consequences; and nothing of how the watermark is found. */
    static Transcript brief(int partitions, Wording wording) {
        return new Transcript(partitions, wording, true);
    }

    @Override
    public void begins(Step step) {
        flush();
        if (!brief) {
            lines.add(step.toString());
        }
    }

    @Override
    public void reads(int partition, Event event) {
        begin(partition + " reads " + wording.of(event) + (brief ? "" : ", at " + wording.time(event.timestamp())));
    }

    @Override
    public void reads(int partition, int sender, Envelope envelope) {
        begin(partition + " hears from " + sender + ": " + words(envelope));
    }

    @Override
    public void sends(Envelope envelope) {
        if (!brief || !(envelope.mail() instanceof Mail.OfWatermark)) {
            exchange.add("  to " + recipient(envelope.mail().to()) + ": " + words(envelope));
        }
    }

    @Override
    public void publishes(String articleId, @Nullable Membership membership) {
        exchange.add("  memberships: " + wording.of(articleId, membership));
    }

    @Override
    public void publishes(Story story) {
        exchange.add("  stories: " + wording.of(story));
    }

    @Override
    public void tombstones(StoryId story) {
        if (!brief) {
            exchange.add("  stories: " + wording.name(story) + " null");
        }
    }

    /** Forgets what was said so far. */
    void clear() {
        lines.clear();
        exchange.clear();
    }

    String text() {
        flush();
        return String.join("\n", lines) + "\n";
    }

    private void begin(String head) {
        flush();
        exchange.add(head);
    }

    private void flush() {
        if (!brief || exchange.size() > 1) {
            lines.addAll(exchange);
        }
        exchange.clear();
    }

    private String words(Envelope envelope) {
        return wording.of(envelope.mail()) + (brief ? "" : " [generation " + envelope.generation() + "]");
    }

    private String recipient(Addressee to) {
        if (to instanceof Addressee.Home home) {
            return Integer.toString(home.partition());
        }
        return to instanceof Addressee.Owner owner
                ? Integer.toString(Simulator.owner(owner.story(), partitions))
                : "all";
    }
}
