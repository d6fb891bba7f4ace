package dev.wirefold.simulation;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Unhonoured;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.partition.Output;
import dev.wirefold.core.partition.Partition;
import dev.wirefold.core.reference.Reference;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import dev.wirefold.simulation.Step.End;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One partition: what waits for it, its state, its machine, and its transactions. */
final class Site implements Output {
    private final int number;
    private final Simulator simulator;
    private final Fault fault;
    private final Deque<Event> wire = new ArrayDeque<>();
    private final List<Deque<Envelope>> mail = new ArrayList<>();
    private final List<Event> taken = new ArrayList<>();
    private final List<Envelope> outgoing = new ArrayList<>();
    private final List<Consumer<PublicTopics>> publications = new ArrayList<>();
    private MemoryState state;
    private Partition machine;
    private @Nullable Mail cause;
    /** The articles that were announced in the last transaction, and in this one. */
    private Set<Node> announcedBefore = new HashSet<>();

    private Set<Node> announced = new HashSet<>();

    Site(int number, Simulator simulator, Fault fault) {
        this.number = number;
        this.simulator = simulator;
        this.fault = fault;
        for (int i = 0; i < simulator.partitions(); i++) {
            mail.add(new ArrayDeque<>());
        }
        state = fault.state();
        machine = machine(state);
    }

    int number() {
        return number;
    }

    Simulator simulator() {
        return simulator;
    }

    MemoryState state() {
        return state;
    }

    @Nullable
    Entry entry(Node node) {
        return state.entry(node);
    }

    /** How many articles its machine tells that wait. */
    int articlesWaiting() {
        return machine.articlesWaiting();
    }

    /** Articles that it has announced last. */
    Set<Node> announcedLately() {
        return announcedBefore;
    }

    void add(Event event) {
        wire.add(event);
    }

    void add(int sender, Envelope envelope) {
        if (fault.overtakes()) {
            mail.get(sender).addFirst(envelope);
        } else {
            mail.get(sender).addLast(envelope);
        }
    }

    int waiting(int source) {
        return source == Step.WIRE ? wire.size() : mail.get(source).size();
    }

    /** What is on its way from a partition. */
    Iterable<Envelope> mailOf(int sender) {
        return mail.get(sender);
    }

    void run(Step step) {
        MemoryState before = fault.state();
        before.restore(state);
        List<Runnable> undo = new ArrayList<>();
        for (int source : step.sources()) {
            if (waiting(source) > 0) {
                undo.add(0, read(source));
            }
        }
        if (step.end() == End.ABORT) {
            abort(before, undo);
        }
        commit();
        if (step.end() == End.MOVE) {
            MemoryState elsewhere = fault.state();
            elsewhere.restore(state);
            state = elsewhere;
            machine = machine(state);
        }
    }

    private void abort(MemoryState before, List<Runnable> undo) {
        undo.forEach(Runnable::run);
        if (fault.processesAtLeastOnce()) {
            return;
        }
        taken.clear();
        publications.clear();
        if (!fault.readsUncommitted()) {
            outgoing.clear();
        }
        if (fault.keepsTheMachineOverAborts()) {
            state.restore(before);
        } else {
            state = before;
            machine = machine(state);
        }
    }

    private void commit() {
        outgoing.forEach(envelope -> simulator.deliver(number, envelope));
        taken.forEach(simulator::taken);
        publications.forEach(publication -> publication.accept(simulator.topics()));
        outgoing.clear();
        taken.clear();
        publications.clear();
        announcedBefore = announced;
        announced = new HashSet<>();
    }

    /** Reads one record; returns how to put it back. */
    private Runnable read(int source) {
        if (source == Step.WIRE) {
            Event event = wire.remove();
            taken.add(event);
            cause = null;
            Event seen = fault.onReading(event, this);
            if (seen != null) {
                simulator.trace().reads(number, seen);
                read(seen);
            }
            return () -> wire.addFirst(event);
        }
        Envelope envelope = mail.get(source).remove();
        cause = envelope.mail();
        Envelope seen = fault.onReading(envelope, this);
        if (seen != null) {
            simulator.trace().reads(number, source, seen);
            read(seen);
        }
        return () -> mail.get(source).addFirst(envelope);
    }

    private void read(Event event) {
        if (event.isTick()) {
            machine.onTick(event.timestamp());
            if (event.timestamp() % 2 == 0) {
                machine.onAllTold();
            }
        } else if (event.learned() != null) {
            machine.onLearned(event.learned());
        } else if (event.ordered() != null) {
            machine.onDecision(event.id(), event.timestamp(), event.ordered().decision());
        } else if (event.submission() == null) {
            machine.onKill(event.id(), event.timestamp(), event.revision());
        } else {
            machine.onArticle(event.id(), read(event.submission()), wire.size() % 2 == 0);
        }
    }

    /** With what the partition knows of its publisher. */
    private Submission read(Submission submission) {
        HouseWords known = machine.house(submission.fingerprint().publisher());
        return known.isKnown() && !fault.readsAsIfNothingWereKnown()
                ? new Submission(
                        submission.text(),
                        simulator.rules().rereading().again(submission.text(), submission.fingerprint(), known))
                : submission;
    }

    private void read(Envelope envelope) {
        Set<Node> unseen = envelope.mail() instanceof Mail.Announce news ? fault.unseen(news, this) : Set.of();
        if (unseen.isEmpty()) {
            machine.onMail(envelope);
            return;
        }
        MemoryState partial = new PartialState(unseen);
        partial.restore(state);
        machine(partial).onMail(envelope);
        state.restore(partial);
        machine = machine(state);
    }

    private Partition machine(MemoryState over) {
        Reference rules = simulator.rules();
        var index = new SampleIndex(rules.minSharedSamples(), Integer.MAX_VALUE, Integer.MAX_VALUE);
        var settings = new Partition.Rules(
                rules.rules(),
                rules.joining(),
                rules.comparison(),
                fault.rereading(rules.rereading()),
                simulator.patience(),
                rules.election(),
                Integer.MAX_VALUE,
                false);
        return new Partition(number, simulator.partitions(), settings, index, over, over, over, over, this);
    }

    @Override
    public void post(Envelope envelope) {
        if (envelope.mail() instanceof Mail.Announce news) {
            announced.add(news.node());
        }
        Envelope sent = fault.onSending(envelope, cause, this);
        if (sent != null) {
            simulator.trace().sends(sent);
            outgoing.add(sent);
        }
    }

    @Override
    public void publish(String articleId, @Nullable Membership membership) {
        simulator.trace().publishes(articleId, membership);
        publications.add(topics -> topics.membership(articleId, membership));
    }

    @Override
    public void publish(Story story) {
        Story sent = fault.onPublishing(story, this);
        simulator.trace().publishes(sent);
        publications.add(topics -> topics.story(sent));
    }

    @Override
    public void tombstone(StoryId story) {
        simulator.trace().tombstones(story);
        publications.add(topics -> topics.tombstone(story));
    }

    @Override
    public void publish(StoryEvent event) {
        publications.add(topics -> topics.event(event));
    }

    @Override
    public void cutShort() {
        throw new AssertionError("an answer was cut short without caps");
    }

    @Override
    public void notHonoured(Unhonoured decision) {
        simulator.countNotHonoured();
    }

    @Override
    public void readAnew() {
        simulator.countReadAnew();
    }

    @Override
    public void cameTooLate() {
        throw new AssertionError("an article was let go of too early");
    }

    @Override
    public void killMetNothing() {
        // Kills overtake what they kill here, on purpose.
    }

    /** The index shows some articles not, as if they had not been stored yet. */
    private static final class PartialState extends MemoryState {
        private final Set<Node> unseen;

        PartialState(Set<Node> unseen) {
            this.unseen = unseen;
        }

        @Override
        public void forEachEntry(Consumer<Entry> consumer) {
            super.forEachEntry(entry -> {
                if (!unseen.contains(entry.node())) {
                    consumer.accept(entry);
                }
            });
        }
    }
}
