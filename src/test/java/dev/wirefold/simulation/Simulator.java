package dev.wirefold.simulation;

import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Patience;
import dev.wirefold.core.mail.Addressee;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.reference.Reference;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.core.story.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Runs the desks and story owners of all partitions under one schedule. A step is a transaction: one partition reads a
 * few records, from its part of the wire or from the mail of any partition, and then commits, or aborts and comes back
 * with the state of its last commit, or commits and moves. Mail keeps its order for each pair of partitions, and no other.
 */
final class Simulator implements Schedule.Queues {
    private static final int MAX_STEPS = 200_000;

    private static final Patience SHORT = new Patience(4, 2, 3);

    private final Reference rules;
    private final Patience patience;
    private final int partitions;
    private final Trace trace;
    private final List<Site> sites = new ArrayList<>();
    private final PublicTopics topics = new PublicTopics();
    private final Invariants invariants;
    private final Map<String, List<Event>> byBody = new HashMap<>();
    private final Set<Event> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private long readAnew;
    private long notHonoured;
    private final List<Step> steps = new ArrayList<>();

    Simulator(Reference rules, int partitions, List<Event> wire, Fault fault, Trace trace) {
        this.rules = rules;
        this.partitions = partitions;
        this.trace = trace;
        patience = wire.size() % 3 == 0 ? SHORT : Patience.NONE;
        for (int i = 0; i < partitions; i++) {
            sites.add(new Site(i, this, fault));
        }
        for (Event event : wire) {
            sites.get(event.partition()).add(event);
            if (event.submission() != null) {
                byBody.computeIfAbsent(event.submission().text().body(), any -> new ArrayList<>())
                        .add(event);
            }
        }
        invariants = new Invariants(this, wire);
    }

    /** Runs until nothing is left to read, and returns what then is public. */
    Outcome run(Schedule schedule) {
        while (isAnyBusy()) {
            if (steps.size() == MAX_STEPS) {
                throw new AssertionError("does not come to rest");
            }
            Step step = schedule.next(this);
            steps.add(step);
            trace.begins(step);
            Site site = sites.get(step.partition());
            site.run(step);
            topics.checkTransaction();
            invariants.check(site);
        }
        invariants.checkAtRest();
        Map<StoryId, Story> stories = new HashMap<>();
        topics.stories().forEach((id, story) -> stories.put(id, PublicTopics.plain(story)));
        return new Outcome(topics.memberships(), stories);
    }

    /** @param withdrawn texts that must be nowhere in the end */
    void checkNowhere(Set<String> withdrawn) {
        invariants.checkNowhere(withdrawn);
    }

    /** What was done so far. */
    List<Step> steps() {
        return steps;
    }

    Reference rules() {
        return rules;
    }

    /** On every third wire some articles wait for what may be learned of their publishers. */
    Patience patience() {
        return patience;
    }

    List<Site> sites() {
        return sites;
    }

    PublicTopics topics() {
        return topics;
    }

    /** Whether some record of the wire, read by now, lets a text be shown by now. */
    boolean isDisclosed(String body) {
        return byBody.getOrDefault(body, List.of()).stream()
                .filter(taken::contains)
                .anyMatch(event -> Objects.requireNonNull(event.submission())
                        .text()
                        .asOf(sites.get(event.partition()).state().eventTime())
                        .card()
                        .usable());
    }

    /** How many pairs of articles came late and stand in the order of their own times. */
    int latePairs() {
        return invariants.latePairs();
    }

    void countNotHonoured() {
        notHonoured++;
    }

    /** How many decisions had no effect, those of steps that were undone included. */
    long notHonoured() {
        return notHonoured;
    }

    void countReadAnew() {
        readAnew++;
    }

    /** How often an article was read anew, aborted transactions included. */
    long readAnew() {
        return readAnew;
    }

    /** A record of the wire has been read, and that is committed. */
    void taken(Event event) {
        taken.add(event);
    }

    Trace trace() {
        return trace;
    }

    int owner(StoryId story) {
        return owner(story, partitions);
    }

    static int owner(StoryId story, int partitions) {
        return Math.floorMod(story.hashCode(), partitions);
    }

    void deliver(int sender, Envelope envelope) {
        Addressee to = envelope.mail().to();
        if (to instanceof Addressee.Home home) {
            sites.get(home.partition()).add(sender, envelope);
        } else if (to instanceof Addressee.Owner owner) {
            sites.get(owner(owner.story())).add(sender, envelope);
        } else {
            sites.forEach(site -> site.add(sender, envelope));
        }
    }

    private boolean isAnyBusy() {
        return sites.stream().anyMatch(site -> isBusy(site.number()));
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public int waiting(int partition, int source) {
        return sites.get(partition).waiting(source);
    }
}
