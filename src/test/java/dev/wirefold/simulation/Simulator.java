package dev.wirefold.simulation;

import dev.wirefold.core.Member;
import dev.wirefold.core.Node;
import dev.wirefold.core.Parent;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.fingerprint.SampleIndex;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.mail.Addressee;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.partition.Output;
import dev.wirefold.core.reference.Reference;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs the desks and story owners of all partitions under one seeded scheduler. A step is a transaction: one partition
 * reads a few records, from its part of the wire or from the mail of any partition, and then commits, or aborts and
 * comes back with the state of its last commit. Mail keeps its order for each pair of partitions, and no other.
 */
final class Simulator {
    private static final int MAX_BATCH_RECORDS = 4;
    private static final int MAX_STEPS = 2_000_000;

    private final int partitions;
    private final double abortRate;
    /** The wire may be read once in so many times only while there is mail: then much settles before it goes on. */
    private final int reluctance;

    private final Reference rules;
    private final Random random;
    private final List<Partition> all = new ArrayList<>();
    private final Map<String, Membership> memberships = new TreeMap<>();
    private final Map<StoryId, Story> stories = new HashMap<>();
    private final Set<String> everWithdrawn;
    private int closed;

    /** @param withdrawn texts that must be nowhere in the end */
    Simulator(Reference rules, int partitions, double abortRate, List<Event> wire, Set<String> withdrawn, long seed) {
        this.rules = rules;
        this.partitions = partitions;
        this.abortRate = abortRate;
        this.random = new Random(seed);
        this.reluctance = 1 << (2 * random.nextInt(4));
        this.everWithdrawn = new HashSet<>(withdrawn);
        for (int i = 0; i < partitions; i++) {
            all.add(new Partition(i));
        }
        wire.forEach(event -> all.get(event.partition()).wire.add(event));
    }

    /** Runs until nothing is left to read, and returns what then is public. */
    Outcome run() {
        List<Partition> busy = new ArrayList<>(all);
        for (int step = 0; !busy.isEmpty(); step++) {
            if (step == MAX_STEPS) {
                throw new AssertionError("does not come to rest");
            }
            busy.get(random.nextInt(busy.size())).transaction();
            busy = all.stream().filter(Partition::hasWork).toList();
        }
        all.forEach(partition -> partition.state.forEachBody(body -> {
            if (everWithdrawn.contains(body)) {
                throw new AssertionError("withdrawn text is still kept: " + body);
            }
        }));
        all.forEach(this::assertAtRest);
        return new Outcome(memberships, stories);
    }

    /** How many stories were closed, aborted attempts included. */
    int closed() {
        return closed;
    }

    /** Nobody waits, and whoever is watched is the watcher's parent: else watches would pile up. */
    private void assertAtRest(Partition partition) {
        partition.state.forEachEntry(entry -> {
            if (!entry.isKilled() && (entry.isPending() || entry.story() == null)) {
                throw new AssertionError("still waits: " + entry);
            }
            if (isForgettable(partition, entry)) {
                throw new AssertionError("is kept for nothing: " + entry);
            }
        });
        partition.state.forEachWatch(watch -> {
            Entry child = entry(all.get(watch.child().home()), watch.child());
            Parent parent = child == null ? null : child.parent();
            if (entry(partition, watch.parent()) == null) {
                throw new AssertionError("a watch on nobody: " + watch);
            }
            if (child != null && child.presence() == Entry.Presence.RETIRED) {
                return;
            }
            if (child == null
                    || parent == null
                    || !parent.node().equals(watch.parent())
                    || child.epoch() != watch.epoch()) {
                throw new AssertionError("a watch that nobody wants: " + watch + " of " + child);
            }
        });
    }

    /** Nobody is shown whether a member can still change. */
    private static Member unretired(Member member) {
        return new Member(
                member.node(),
                member.card(),
                member.body(),
                member.parentId(),
                member.relation(),
                member.similarity(),
                false);
    }

    private static @Nullable Entry entry(Partition partition, Node node) {
        return partition.state.entry(node);
    }

    /** Behind the retention only what is under embargo or in an open story is kept. */
    private boolean isForgettable(Partition partition, Entry entry) {
        long before = partition.state.ledger().watermarkMs() - rules.rules().retentionMs();
        if (entry.node().place() >= before || entry.embargoedUntilMs() != null) {
            return false;
        }
        Membership published = entry.published();
        return entry.presence() != Entry.Presence.RETIRED
                || published == null
                || all.stream().noneMatch(owner -> owner.state.head(published.story()) != null);
    }

    private final class Partition implements Output {
        private final int number;
        private final Queue<Event> wire = new ArrayDeque<>();
        private final List<ArrayDeque<Envelope>> mailFrom = new ArrayList<>();
        private MemoryState state = new MemoryState();
        private dev.wirefold.core.partition.Partition machine;
        private final List<Envelope> outgoing = new ArrayList<>();
        private final List<Runnable> publications = new ArrayList<>();

        Partition(int number) {
            this.number = number;
            for (int i = 0; i < partitions; i++) {
                mailFrom.add(new ArrayDeque<>());
            }
            machine = machine();
        }

        boolean hasWork() {
            return !wire.isEmpty() || mailFrom.stream().anyMatch(mail -> !mail.isEmpty());
        }

        void transaction() {
            MemoryState committed = state.copy();
            List<Runnable> undo = new ArrayList<>();
            for (int records = 1 + random.nextInt(MAX_BATCH_RECORDS); records > 0 && hasWork(); records--) {
                undo.add(0, readOne());
            }
            if (random.nextDouble() < abortRate) {
                undo.forEach(Runnable::run);
                state = committed;
                outgoing.clear();
                publications.clear();
                machine = machine();
            }
            commit();
        }

        private void commit() {
            for (Envelope mail : outgoing) {
                Addressee to = mail.mail().to();
                if (to instanceof Addressee.Home home) {
                    deliver(home.partition(), mail);
                } else if (to instanceof Addressee.Owner story) {
                    deliver(Math.floorMod(story.story().hashCode(), partitions), mail);
                } else {
                    all.forEach(partition -> deliver(partition.number, mail));
                }
            }
            publications.forEach(Runnable::run);
            outgoing.clear();
            publications.clear();
        }

        private void deliver(int partition, Envelope mail) {
            all.get(partition).mailFrom.get(number).add(mail);
        }

        /** Reads a record of any waiting queue; returns how to put it back. */
        private Runnable readOne() {
            List<ArrayDeque<Envelope>> waiting =
                    mailFrom.stream().filter(mail -> !mail.isEmpty()).toList();
            boolean wireWaits = !wire.isEmpty() && (waiting.isEmpty() || random.nextInt(reluctance) == 0);
            int choice = random.nextInt(waiting.size() + (wireWaits ? 1 : 0));
            if (choice == waiting.size()) {
                Event event = wire.remove();
                read(event);
                return () -> ((ArrayDeque<Event>) wire).addFirst(event);
            }
            ArrayDeque<Envelope> queue = waiting.get(choice);
            Envelope mail = queue.remove();
            read(mail);
            return () -> queue.addFirst(mail);
        }

        private void read(Event event) {
            if (event.isTick()) {
                machine.onTick(event.timestamp());
            } else if (event.submission() == null) {
                machine.onKill(event.id(), event.timestamp(), event.version());
            } else {
                machine.onArticle(event.id(), event.submission());
            }
        }

        private void read(Envelope envelope) {
            if (envelope.mail() instanceof Mail.Match m
                    && m.found() != null
                    && !m.found().node().isBefore(m.child())) {
                throw new AssertionError("a parent is not earlier than its child: " + m);
            }
            machine.onMail(envelope);
        }

        private dev.wirefold.core.partition.Partition machine() {
            var index = new SampleIndex(rules.minSharedSamples(), Integer.MAX_VALUE, Integer.MAX_VALUE);
            var settings = new dev.wirefold.core.partition.Partition.Settings(
                    rules.rules(), rules.comparison(), rules.election(), Integer.MAX_VALUE);
            return new dev.wirefold.core.partition.Partition(
                    number, partitions, settings, index, state, state, state, this);
        }

        @Override
        public void post(Envelope envelope) {
            outgoing.add(envelope);
        }

        @Override
        public void cameTooLate() {
            throw new AssertionError("an article was let go of too early");
        }

        @Override
        public void publish(String articleId, @Nullable Membership membership) {
            publications.add(() -> {
                if (membership == null) {
                    memberships.remove(articleId);
                } else {
                    memberships.put(articleId, membership);
                }
            });
        }

        @Override
        public void cutShort() {
            throw new AssertionError("an answer was cut short without caps");
        }

        @Override
        public void publish(Story story) {
            Member canonical = story.canonical();
            Story plain = new Story(
                    story.id(),
                    story.status(),
                    0,
                    story.mergedInto(),
                    canonical == null ? null : unretired(canonical),
                    story.rule(),
                    story.memberCount(),
                    story.members().stream().map(Simulator::unretired).toList());
            publications.add(() -> stories.put(story.id(), plain));
        }

        @Override
        public void tombstone(StoryId story) {
            publications.add(() -> stories.remove(story));
        }

        @Override
        public void publish(StoryEvent event) {
            closed += event.type() == StoryEvent.Type.CLOSED ? 1 : 0;
        }
    }
}
