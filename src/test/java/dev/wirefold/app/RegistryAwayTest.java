package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.wirefold.avro.Article;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.registry.StubRegistry;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** A pipeline that reads an article with a number that it does not know yet, while nobody can tell what it stands for. */
@OnBroker
@ResourceLock("log of the app")
class RegistryAwayTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final int PATIENCE_SECONDS = 120;
    private static final int AWAY_SECONDS = Integer.getInteger("registry.away.seconds", 40);

    private final Logger logger = (Logger) LoggerFactory.getLogger(WirefoldApp.class);
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            said.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        listener.start();
        logger.addAppender(listener);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(listener);
    }

    @Test
    void theWireWaitsAndSaysSoAndGoesOn(EmbeddedBroker broker, @TempDir Path state) throws Exception {
        awaitsTheRegistry(broker, "away", state, 0);
    }

    /** Longer than a thread asks. */
    @Test
    @Tag("long")
    void itGoesOnWithNewThreadsToo(EmbeddedBroker broker, @TempDir Path state) throws Exception {
        awaitsTheRegistry(broker, "away-for-long", state, AWAY_SECONDS);
    }

    private void awaitsTheRegistry(EmbeddedBroker broker, String name, Path state, int awaySeconds) throws Exception {
        try (StubRegistry registry = StubRegistry.start();
                var pipeline =
                        new BrokerPipeline(broker, name, 1, state, Map.of("schema.registry.url", registry.url()))) {
            registry.isAway(true);
            pipeline.publish(List.of(article("before"), framed(registry, "framed"), article("behind")));

            assertThat(said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("the schema registry " + registry.url()
                            + " does not tell the schema of the number 5: HTTP 503: away;"
                            + " what came with it waits, and this instance goes on when the registry answers");
            String more = said.poll(awaySeconds, TimeUnit.SECONDS);
            assertThat(more).isNull();
            registry.isAway(false);

            assertThat(said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .startsWith("the schema registry answers again, after ");
            pipeline.awaitSettled();
            List<String> keys = new ArrayList<>();
            pipeline.read(
                    pipeline.topics().memberships(),
                    record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
            assertThat(keys).containsExactlyInAnyOrder("before", "framed", "behind");
            assertThat(pipeline.counters().deadLetters()).isZero();
        }
    }

    private static Message article(String id) {
        return Message.of(
                Article.newBuilder()
                        .setId(id)
                        .setBody("The ferry to Port Ellery left at noon with all its passengers.")
                        .build(),
                NOON);
    }

    private static Message framed(StubRegistry registry, String id) {
        byte[] single = Objects.requireNonNull(article(id).value());
        return new Message(id, registry.framed(Article.getClassSchema(), single), NOON.toEpochMilli());
    }
}
