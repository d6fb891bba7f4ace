package dev.wirefold.app;

import dev.wirefold.admin.ReadOffsets;
import dev.wirefold.admin.ReadOffsets.Committed;
import dev.wirefold.admin.TopicMarks;
import dev.wirefold.contract.TopicMark;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.TaskGuard;
import dev.wirefold.topology.state.IncompatibleStateException;
import dev.wirefold.topology.state.PartitionRow.ReadTo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Notices, when a task begins, what was done to its topics, its offsets and its changelog while nobody was at work. */
final class StateGuard implements TaskGuard {
    private final Admin admin;
    private final ReadOffsets offsets;
    private final String applicationId;
    private final Topics topics;
    private final HeapNeed heap;
    private final ArticleEnds ends;

    /** Partitions whose state did not belong to the offsets when it was last looked at. */
    private final Set<Integer> doubted = ConcurrentHashMap.newKeySet();

    /** @param ends is told of what is fetched */
    StateGuard(
            Admin admin,
            Map<String, Object> clientConfig,
            String applicationId,
            Topics topics,
            HeapNeed heap,
            ArticleEnds ends) {
        this.admin = admin;
        this.offsets = new ReadOffsets(admin, clientConfig, applicationId);
        this.applicationId = applicationId;
        this.topics = topics;
        this.heap = heap;
        this.ends = ends;
    }

    @Override
    public long articlesEnd(int partition) {
        return ends.of(partition);
    }

    @Override
    public List<TopicMark> topics() {
        return List.copyOf(TopicMarks.of(admin, topics.all()).values());
    }

    @Override
    public ReadTo check(int partition, boolean isNew, ReadTo state) {
        var articles = new TopicPartition(topics.articles(), partition);
        var mail = new TopicPartition(topics.mail(), partition);
        var overrides = new TopicPartition(topics.overrides(), partition);
        var changelog = new TopicPartition(Topics.changelogs(applicationId).get(0), partition);
        if (offsets.earliest(changelog) > 0) {
            throw IncompatibleStateException.startOver("State is gone: somebody deleted records of " + changelog);
        }
        Map<TopicPartition, Committed> committed = offsets.committed(List.of(articles, mail, overrides));
        if (isNew && committed.values().stream().anyMatch(Committed::isByAnInstance)) {
            throw mismatch(
                    partition,
                    "State is gone: application " + applicationId + " has read " + articles + " or " + mail + ", and "
                            + changelog + " is empty");
        }
        ReadTo next = new ReadTo(
                next(articles, state.articles(), committed),
                next(mail, state.mail(), committed),
                next(overrides, state.overrides(), committed));
        doubted.remove(partition);
        return next;
    }

    /** The first time it may be this instance that is late, and not somebody who moved the offsets. */
    private RuntimeException mismatch(int partition, String what) {
        return doubted.add(partition) ? new StaleStateException(what) : IncompatibleStateException.startOver(what);
    }

    private long next(TopicPartition input, long byState, Map<TopicPartition, Committed> committed) {
        Committed byGroup = committed.getOrDefault(input, new Committed(-1, false));
        if (byState >= 0 && (byGroup.next() < byState || offsets.hasRecords(input, byState, byGroup.next()))) {
            throw mismatch(
                    input.partition(),
                    "The offsets of application " + applicationId
                            + " were moved: its state has read " + input + " up to " + byState + ", its group is at "
                            + byGroup.next());
        }
        return byGroup.next();
    }

    @Override
    public void load(int partition, long articles) {
        heap.load(partition, articles);
    }

    @Override
    public void unload(int partition) {
        heap.unload(partition);
    }
}
