package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.partition.Output;
import dev.wirefold.core.partition.Partition;
import dev.wirefold.simulation.MemoryState;
import dev.wirefold.topology.SubmissionReader.Published;
import dev.wirefold.topology.WireFixture.Message;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What waits for more to be learned is announced as soon as nothing more is to be told, and not before. */
class AllToldTest {
    private static final int SWEEPS_OF_AN_ARCHIVE = 50;

    private final Queue<Mail> mail = new ArrayDeque<>();
    private final PipelineSettings pipeline = WireFixture.pipeline(1);
    private final MemoryState state = new MemoryState();
    private final Partition partition = pipeline.partition(0, state, state, state, state, output());

    private Output output() {
        return (Output) Proxy.newProxyInstance(
                Output.class.getClassLoader(), new Class<?>[] {Output.class}, (self, method, said) -> {
                    if (method.getName().equals("post")) {
                        mail.add(((Envelope) said[0]).mail());
                    }
                    return null;
                });
    }

    private void readFromAnArchive(Message message) {
        var article = (Published) pipeline.reader()
                .read(message.key(), message.value(), message.timestamp(), publisher -> HouseWords.NONE);
        partition.onArticle(article.id(), article.submission(), true);
    }

    private boolean isAnnounced() {
        return mail.stream().anyMatch(Mail.Announce.class::isInstance);
    }

    @Test
    void whoWaitsIsAnnouncedOnceAllIsTold() {
        readFromAnArchive(FormWire.of("Harbour Gazette", 1, Instant.parse("2026-03-02T06:00:00Z"))
                .get(0));
        for (int i = 0; i < SWEEPS_OF_AN_ARCHIVE; i++) {
            partition.onMail(new Envelope(0, new Mail.Sweep(0)));
        }
        assertThat(partition.articlesWaiting()).isOne();
        assertThat(isAnnounced()).isFalse();

        partition.onAllTold();
        partition.onMail(new Envelope(0, new Mail.Sweep(0)));

        assertThat(partition.articlesWaiting()).isZero();
        assertThat(isAnnounced()).isTrue();
    }
}
