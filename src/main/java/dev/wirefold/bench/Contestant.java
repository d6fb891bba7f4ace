package dev.wirefold.bench;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.avro.Story;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** An application that is measured. */
interface Contestant {
    Duration START_TIMEOUT = Duration.ofMinutes(10);

    String name();

    /** Starts it on topics that exist; it reads when this returns. */
    AutoCloseable start(WirefoldConfig config, Map<String, Object> clientConfig, Topics topics)
            throws InterruptedException;

    /**
     * Whether it has done its work.
     *
     * @param records sent
     * @param articles that these were about
     */
    boolean isComplete(Traffic traffic, long records, long articles);

    /** Whether it has state worth a look at how long it takes to have it back. */
    boolean keepsState();

    /** How to read its stories: which articles a record tells of. For one thread. */
    Function<ConsumerRecord<byte[], byte[]>, Collection<String>> articlesOfStories();

    /** The pipeline. */
    record Wirefold() implements Contestant {
        @Override
        public String name() {
            return "wirefold";
        }

        @Override
        public AutoCloseable start(WirefoldConfig config, Map<String, Object> clientConfig, Topics topics)
                throws InterruptedException {
            WirefoldApp app = WirefoldApp.start(config, clientConfig, topics);
            if (!app.awaitRunning(START_TIMEOUT)) {
                app.close();
                throw new UserErrorException(
                        "the pipeline does not start; --verbose and the log lines above may say why");
            }
            return app;
        }

        @Override
        public boolean isComplete(Traffic traffic, long records, long articles) {
            return traffic.memberships() == articles;
        }

        @Override
        public boolean keepsState() {
            return true;
        }

        @Override
        public Function<ConsumerRecord<byte[], byte[]>, Collection<String>> articlesOfStories() {
            AvroCodec<Story> codec = new AvroCodec<>(Story.getClassSchema());
            return record -> record.value() == null
                    ? List.of()
                    : codec.decode(record.value()).getMembers().stream()
                            .map(member -> member.getArticleId())
                            .toList();
        }
    }

    /**
     * The floor below it.
     *
     * @param traffic of a run of the pipeline
     * @param articles of that run
     */
    record Floor(int partitions, Traffic traffic, long articles) implements Contestant {
        @Override
        public String name() {
            return "floor";
        }

        @Override
        public AutoCloseable start(WirefoldConfig config, Map<String, Object> clientConfig, Topics topics)
                throws InterruptedException {
            var running = new CountDownLatch(1);
            var streams = new KafkaStreams(
                    FloorTopology.of(topics, partitions, traffic, articles),
                    new StreamsConfig(config.streams(clientConfig)));
            streams.setUncaughtExceptionHandler(error -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    running.countDown();
                }
            });
            streams.start();
            if (!running.await(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                streams.close();
                throw new UserErrorException("the floor does not start; the log lines above may say why");
            }
            return () -> streams.close(CloseOptions.timeout(START_TIMEOUT)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }

        @Override
        public boolean isComplete(Traffic passed, long records, long articles) {
            return passed.flow(Traffic.TO_ALL).records() == records * partitions;
        }

        @Override
        public boolean keepsState() {
            return false;
        }

        @Override
        public Function<ConsumerRecord<byte[], byte[]>, Collection<String>> articlesOfStories() {
            return record -> List.of(new String(record.key(), StandardCharsets.UTF_8));
        }
    }
}
