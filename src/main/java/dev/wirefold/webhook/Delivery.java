package dev.wirefold.webhook;

import dev.wirefold.avro.Story;
import dev.wirefold.board.StoryChange;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.RegistryNeededException;
import dev.wirefold.contract.SchemaUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Tells one receiver of stories, until it is stopped. */
final class Delivery implements Runnable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long COMMIT_MS = 1_000;
    private static final int MAX_REMEMBERED_ENDS = 10_000;

    private final Receiver receiver;
    private final GroupReader reader;
    private final Sender sender;
    private final UndeliveredLetters letters;
    private final Executor executor;
    private final InstantSource clock;
    private final Webhooks.Report report;
    private final Backlog backlog;
    private final AvroCodec<Story> codec;
    private final AwaitedSchemas awaited;

    /** What is read and not taken yet: nothing overtakes a record whose schema can't be asked for. */
    private final Deque<ConsumerRecord<byte[], byte[]>> come = new ArrayDeque<>();

    /** A null value behind the end that was told already says nothing new. */
    private final Map<String, Boolean> ended = new LinkedHashMap<>();

    private volatile boolean stopped;
    private boolean isHandingOver;
    private long attempts;
    private long failures;
    private long delivered;
    private long givenUp;
    private @Nullable String problem;

    /** What it works with. */
    record Setup(
            GroupReader reader,
            Framing framing,
            AwaitedSchemas awaited,
            Sender sender,
            UndeliveredLetters letters,
            Executor executor,
            InstantSource clock,
            Webhooks.Report report,
            DeliveryRules rules) {}

    Delivery(Receiver receiver, Setup setup) {
        this.receiver = receiver;
        this.reader = setup.reader();
        this.codec = new AvroCodec<>(Story.getClassSchema(), setup.framing());
        this.awaited = setup.awaited();
        this.sender = setup.sender();
        this.letters = setup.letters();
        this.executor = setup.executor();
        this.clock = setup.clock();
        this.report = setup.report();
        this.backlog = new Backlog(setup.rules());
    }

    @Override
    public void run() {
        try (reader) {
            reader.subscribe(new GroupReader.Partitions() {
                @Override
                public void begin(int partition, long offset, @Nullable String metadata) {
                    synchronized (Delivery.this) {
                        backlog.begin(partition, offset, metadata);
                    }
                }

                @Override
                public void handOver() {
                    awaitAnswers();
                    try {
                        commit();
                    } catch (KafkaException e) {
                        // The other member delivers again what could not be committed.
                        report.line(receiver.name() + ": offsets were not committed: " + e.getMessage());
                    }
                }

                @Override
                public void end(int partition) {
                    come.removeIf(record -> record.partition() == partition);
                    synchronized (Delivery.this) {
                        backlog.end(partition);
                    }
                }
            });
            long committedMs = clock.millis();
            while (!stopped) {
                reader.poll(POLL).forEach(come::addLast);
                takeAll();
                giveUp();
                start();
                synchronized (this) {
                    reader.pause(partition -> !come.isEmpty() || backlog.isFull(partition));
                }
                if (clock.millis() - committedMs >= COMMIT_MS) {
                    commit();
                    committedMs = clock.millis();
                }
            }
            awaitAnswers();
            commit();
        }
    }

    private void takeAll() {
        while (!come.isEmpty() && !stopped) {
            try {
                take(come.getFirst());
            } catch (SchemaUnavailableException e) {
                awaited.isAwaited(receiver.name(), e.getMessage());
                return;
            }
            come.removeFirst();
        }
        awaited.isThere(receiver.name());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        synchronized (this) {
            if (!backlog.isNew(record.partition(), record.offset())) {
                backlog.pass(record.partition(), record.offset());
                return;
            }
        }
        try {
            // Whoever has to be asked for a schema may take long, and answers come meanwhile.
            take(record, record.value() == null ? null : codec.decode(record.value()));
        } catch (RegistryNeededException e) {
            // It is the same with all.
            throw e;
        } catch (SerializationException e) {
            synchronized (this) {
                backlog.pass(record.partition(), record.offset());
            }
            report.line(receiver.name() + ": " + record.topic() + "-" + record.partition() + "@" + record.offset()
                    + " can't be read and is passed over: " + e.getMessage());
        }
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> record, @Nullable Story story) {
        String key = CommittedReader.key(record);
        StoryChange change = StoryChange.of(key, story, record.timestamp());
        boolean isTold = story == null && ended.remove(key) != null;
        if (story != null && change.hasEnded()) {
            remember(key);
        }
        if (isTold || !change.matches(receiver.wanted())) {
            backlog.pass(record.partition(), record.offset());
        } else {
            backlog.add(Message.of(record, key, story, change, clock.millis()));
        }
    }

    private void remember(String key) {
        ended.put(key, true);
        if (ended.size() > MAX_REMEMBERED_ENDS) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    /** Sends what may be sent now. */
    private synchronized void start() {
        for (Message message : stopped || isHandingOver ? List.<Message>of() : backlog.next(clock.millis())) {
            try {
                executor.execute(() -> answered(message, sender.send(receiver, message)));
            } catch (RejectedExecutionException e) {
                // The process ends.
                backlog.failed(message, "the process ends", 0, clock.millis());
            }
        }
    }

    private void answered(Message message, Sender.Outcome outcome) {
        synchronized (this) {
            attempts++;
            boolean wasWell = problem == null;
            problem = outcome.problem();
            if (outcome.problem() == null) {
                delivered++;
                backlog.delivered(message);
                if (!wasWell) {
                    report.line(receiver.name() + " takes messages again; " + backlog.waiting() + " are waiting");
                }
            } else {
                failures++;
                backlog.failed(message, outcome.problem(), outcome.waitMs(), clock.millis());
                if (wasWell) {
                    report.line(receiver.name() + " " + outcome.problem() + "; it is tried again, and "
                            + backlog.waiting() + " messages are waiting");
                }
            }
            notifyAll();
        }
        start();
    }

    /** Makes dead letters of what has waited for too long. */
    private void giveUp() {
        List<Backlog.Overdue> overdue;
        synchronized (this) {
            overdue = backlog.overdue(clock.millis());
        }
        for (Backlog.Overdue late : overdue) {
            Message message = late.message();
            Duration age = Duration.between(Instant.ofEpochMilli(message.readMs()), clock.instant());
            try {
                letters.write(
                        message.record(),
                        "the webhook " + receiver.name() + " did not take it in " + age.toSeconds() + " s: "
                                + late.why());
            } catch (RetriableException e) {
                report.line("a dead letter can't be written now: " + e.getMessage());
                return;
            }
            synchronized (this) {
                givenUp++;
                backlog.finish(message);
            }
            report.line(receiver.name() + ": gave up story " + message.story() + ", message " + message.id() + ": "
                    + late.why() + "; it is among the dead letters");
        }
    }

    /** So that nothing of this instance arrives when another one has gone on. Each request ends by itself in time. */
    private synchronized void awaitAnswers() {
        isHandingOver = true;
        try {
            while (backlog.sending() > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isHandingOver = false;
        }
    }

    private void commit() {
        Map<Integer, Cursor.Place> places;
        synchronized (this) {
            places = backlog.places();
        }
        reader.commit(places);
    }

    /** May be called by any thread. */
    void stop() {
        stopped = true;
    }

    synchronized ReceiverState state() {
        return new ReceiverState(
                receiver.name(),
                attempts,
                failures,
                delivered,
                givenUp,
                backlog.waiting(),
                reader.lagRecords(),
                problem);
    }
}
