package dev.wirefold.app;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicMarks;
import dev.wirefold.contract.Advice;
import dev.wirefold.contract.TopicMark;
import dev.wirefold.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether the topics of a running instance are still those that it began with. Kafka's clients go on
 * with a topic that was made anew, and wait for minutes for one that is gone.
 */
final class TopicWatch implements AutoCloseable {
    static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

    private final Admin admin;
    private final Topics topics;
    private final String changelog;
    private final ChangelogMark mark;
    private final Consumer<UserErrorException> end;
    private final Map<String, TopicMark> before = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "wirefold-topics");
        thread.setDaemon(true);
        return thread;
    });

    private TopicWatch(Admin admin, StartCheck check, Consumer<UserErrorException> end) {
        this.admin = admin;
        this.topics = check.topics();
        this.changelog = Topics.changelogs(check.config().applicationId()).get(0);
        this.mark = new ChangelogMark(check.config());
        this.end = end;
    }

    /** @param end ends the instance; called once at most, in a thread of this watch's own */
    static TopicWatch start(Admin admin, StartCheck check, Consumer<UserErrorException> end) {
        var watch = new TopicWatch(admin, check, end);
        var unused = watch.timer.scheduleWithFixedDelay(watch::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Soon, and not only when it is time: the application has just got something to lose. */
    void lookNow() {
        try {
            timer.execute(this::look);
        } catch (RejectedExecutionException e) {
            // It has ended already.
        }
    }

    private void look() {
        Optional<String> change;
        try {
            change = change();
        } catch (KafkaException e) {
            // The next look is soon enough.
            LOG.debug("The topics can't be looked at", e);
            return;
        }
        if (change.isPresent()) {
            timer.shutdown();
            end.accept(new UserErrorException(change.get()));
        }
    }

    private Optional<String> change() {
        List<String> names = new ArrayList<>(topics.all());
        names.add(changelog);
        Map<String, TopicMark> now = TopicMarks.of(admin, names);
        for (String name : names) {
            TopicMark seen = Objects.requireNonNull(now.get(name));
            TopicMark known = before.get(name);
            if (known == null) {
                remember(name, seen);
            } else if (name.equals(changelog)) {
                if (!known.equals(seen)) {
                    return Optional.of("the state is gone: topic " + changelog
                            + " was deleted or given more partitions; " + Advice.START_OVER);
                }
            } else {
                Optional<String> change = known.changedTo(seen, name, topics);
                if (change.isPresent()) {
                    return change;
                }
            }
        }
        return Optional.empty();
    }

    /** The changelog is created by Kafka Streams, a while after the start. */
    private void remember(String name, TopicMark seen) {
        if (seen.equals(TopicMark.NONE)) {
            return;
        }
        before.put(name, seen);
        if (name.equals(changelog)) {
            mark.write(seen);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
