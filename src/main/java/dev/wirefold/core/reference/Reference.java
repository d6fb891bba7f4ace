package dev.wirefold.core.reference;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.Decided.Order;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.story.Candidate;
import dev.wirefold.core.story.Election;
import dev.wirefold.core.story.Story;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clustering as a definition: compare every pair, take every article's best earlier one as its parent, join trees, call
 * what is joined a story. Quadratic, and without a protocol; the pipeline has to come to the same.
 *
 * @param minSharedSamples least number of samples that two articles agree in to be compared
 */
public record Reference(
        LineageRules rules,
        JoinRules joining,
        Comparison comparison,
        Rereading rereading,
        int minSharedSamples,
        Election election) {

    /**
     * One record of the articles topic.
     *
     * @param id empty for a tick and for a house
     * @param submission null but for an article; its fingerprint is made without any house
     * @param revision the publisher's revision number of a kill, when it gave one
     * @param learned what has been learned of a publisher; null when it is something else
     * @param ordered what an editor has decided; null when it is something else
     */
    public record Event(
            String id,
            int partition,
            long timestamp,
            @Nullable Submission submission,
            @Nullable Long revision,
            @Nullable LearnedHouse learned,
            @Nullable Ordered ordered) {

        /** An article; or, without one, a kill. */
        public Event(
                String id, int partition, long timestamp, @Nullable Submission submission, @Nullable Long revision) {
            this(id, partition, timestamp, submission, revision, null, null);
        }

        /** More has been learned of a publisher. */
        public static Event house(int partition, LearnedHouse learned) {
            return new Event("", partition, learned.learnedAtMs(), null, null, learned, null);
        }

        /**
         * An editor has decided something about an article.
         *
         * @param decision null to take back what was decided
         */
        public static Event decision(String id, int partition, long timestamp, @Nullable Decision decision) {
            return new Event(id, partition, timestamp, null, null, null, new Ordered(decision));
        }

        /** Event time has come so far in a partition. */
        public static Event tick(int partition, long timestamp) {
            return new Event("", partition, timestamp, null, null);
        }

        public boolean isTick() {
            return id.isEmpty() && learned == null;
        }

        public boolean isKill() {
            return !id.isEmpty() && submission == null && ordered == null;
        }
    }

    /** @param decision null to take back what was decided */
    public record Ordered(@Nullable Decision decision) {}

    /** What memberships and stories hold in the end; stories have revision 0. */
    public record Outcome(Map<String, Membership> memberships, Map<StoryId, Story> stories) {}

    private record Piece(
            Node node, @Nullable Submission text, @Nullable Long revision, boolean shown) {}

    /**
     * @param wire the records, those of each partition in their order there
     * @param partitions how many partitions the wire has
     */
    public Outcome of(List<Event> wire, int partitions) {
        Clock[] clocks = new Clock[partitions];
        Arrays.fill(clocks, Clock.START);
        List<Piece> pieces = pieces(wire, clocks);
        long closedBefore = watermark(clocks) - rules.retentionMs();
        Map<Node, StoryId> trees = new HashMap<>();
        Map<Node, Parent> parents = new HashMap<>();
        Map<Node, List<Kin>> kin = new HashMap<>();
        for (Piece piece : pieces) {
            List<Kin> found = new ArrayList<>();
            Parent parent = parent(piece, pieces, found);
            kin.put(piece.node(), found);
            if (parent == null) {
                trees.put(piece.node(), StoryId.of(piece.node()));
            } else {
                parents.put(piece.node(), parent);
                trees.put(piece.node(), Objects.requireNonNull(trees.get(parent.node())));
            }
        }
        JoinedTrees joined = new JoinedTrees(joining, rules.windowMs(), trees, kin);
        Map<String, Membership> memberships = new TreeMap<>();
        Map<StoryId, List<Member>> members = new HashMap<>();
        Set<StoryId> open = new HashSet<>();
        for (Piece piece : pieces) {
            StoryId tree = Objects.requireNonNull(trees.get(piece.node()));
            StoryId story = joined.story(tree);
            if (piece.node().eventTimeMs() >= closedBefore || isUnderEmbargo(piece)) {
                open.add(story);
            }
            if (piece.shown()) {
                Membership membership = membership(piece, story, parents.get(piece.node()), joined.joined(tree));
                memberships.put(piece.node().id(), membership);
                members.computeIfAbsent(story, any -> new ArrayList<>()).add(member(piece, membership));
            }
        }
        Map<StoryId, Story> live = new HashMap<>();
        members.forEach((id, all) -> {
            List<Member> usable =
                    all.stream().filter(member -> member.card().usable()).toList();
            if (!usable.isEmpty() && open.contains(id)) {
                live.put(id, story(id, all, usable));
            }
        });
        return new Outcome(memberships, live);
    }

    /** Event time before which nothing changes any more. */
    private long watermark(Clock[] clocks) {
        long least = Arrays.stream(clocks).mapToLong(Clock::eventTime).min().orElse(-1);
        return least < 0 ? least : least - least % rules.watermarkStepMs();
    }

    /** What is left of the wire: for each id the last text within the window of its place, and ghosts of older ones. */
    private List<Piece> pieces(List<Event> wire, Clock[] clocks) {
        Map<String, Piece> latest = new HashMap<>();
        List<Piece> ghosts = new ArrayList<>();
        List<Map<String, LearnedHouse>> houses = new ArrayList<>();
        Map<String, Decided> decisions = new HashMap<>();
        Arrays.stream(clocks).forEach(any -> houses.add(new HashMap<>()));
        for (Event event : wire) {
            if (event.ordered() != null) {
                decide(event, event.ordered(), clocks[event.partition()], decisions, latest);
                continue;
            }
            Clock clock = clocks[event.partition()].reading(event.timestamp());
            clocks[event.partition()] = clock;
            Map<String, LearnedHouse> known = houses.get(event.partition());
            if (event.learned() != null) {
                learn(event, event.learned(), clock, known, latest);
            } else if (!event.isTick()) {
                take(readWith(known, event), clock, decisions, latest, ghosts);
            }
        }
        ghosts.addAll(latest.values());
        return ghosts.stream()
                .filter(piece -> piece.text() != null)
                .map(piece -> asOf(piece, clocks[piece.node().home()]))
                .sorted((a, b) -> a.node().compareTo(b.node()))
                .toList();
    }

    /** With what its partition knows of its publisher. */
    private Event readWith(Map<String, LearnedHouse> known, Event event) {
        Submission submission = event.submission();
        if (submission == null) {
            return event;
        }
        LearnedHouse house = known.get(submission.fingerprint().publisher());
        Submission read = house == null ? submission : readAnew(submission, house);
        return new Event(event.id(), event.partition(), event.timestamp(), read, event.revision());
    }

    private Submission readAnew(Submission submission, LearnedHouse house) {
        return new Submission(
                submission.text(), rereading.again(submission.text(), submission.fingerprint(), house.words()));
    }

    /** Of two editions the higher counts; what could be revised now is read with it. */
    private void learn(
            Event event,
            LearnedHouse learned,
            Clock clock,
            Map<String, LearnedHouse> known,
            Map<String, Piece> latest) {
        known.values().removeIf(house -> house.learnedAtMs() < clock.eventTime() - rules.housesKeptMs());
        LearnedHouse before = known.get(learned.publisher());
        if (before != null && before.edition() >= learned.edition()) {
            return;
        }
        known.put(learned.publisher(), learned);
        long effective = clock.effective(event.timestamp(), rules.latenessMs());
        latest.replaceAll((id, piece) -> {
            Submission text = piece.text();
            if (text == null
                    || !piece.shown()
                    || text.text().isLate()
                    || piece.node().home() != event.partition()
                    || !text.fingerprint().publisher().equals(learned.publisher())
                    || effective - piece.node().eventTimeMs() > rules.windowMs()) {
                return piece;
            }
            return new Piece(piece.node(), readAnew(text, learned), piece.revision(), true);
        });
    }

    /** It counts for what may still change, and for what comes within a window behind it. */
    private void decide(
            Event event, Ordered ordered, Clock clock, Map<String, Decided> decisions, Map<String, Piece> latest) {
        Order order = new Order(clock.effective(event.timestamp(), rules.latenessMs()), ordered.decision());
        decisions.merge(event.id(), Decided.none(event.id()).and(order), (known, any) -> known.and(order));
        latest.computeIfPresent(
                event.id(),
                (id, piece) -> piece.shown()
                        ? new Piece(
                                piece.node(),
                                decided(textOf(piece), id, piece.node().eventTimeMs(), decisions),
                                piece.revision(),
                                true)
                        : piece);
    }

    private Submission decided(Submission text, String id, long placeMs, Map<String, Decided> decisions) {
        Decided decided = decisions.get(id);
        return decided == null ? text : text.decided(decided.of(placeMs, rules.windowMs()));
    }

    private @Nullable Submission decided(Event event, long placeMs, Map<String, Decided> decisions) {
        Submission text = event.submission();
        return text == null ? null : decided(text, event.id(), placeMs, decisions);
    }

    private static Piece asOf(Piece piece, Clock clock) {
        Submission text = textOf(piece);
        return new Piece(
                piece.node(),
                new Submission(text.text().asOf(clock.eventTime()), text.fingerprint()),
                piece.revision(),
                piece.shown());
    }

    private void take(
            Event event, Clock clock, Map<String, Decided> decisions, Map<String, Piece> latest, List<Piece> ghosts) {
        long effective = clock.effective(event.timestamp(), rules.latenessMs());
        Node fresh = new Node(effective, event.id(), event.partition());
        Submission text = decided(event, effective, decisions);
        Piece known = latest.get(event.id());
        long age = known == null ? 0 : effective - known.node().eventTimeMs();
        if (known == null || age > 2 * rules.windowMs()) {
            bury(known, ghosts);
            latest.put(event.id(), new Piece(fresh, text, revisionOf(event), text != null));
            return;
        }
        boolean longAfter = age > rules.windowMs();
        boolean another = longAfter && !isToldAnew(known, event);
        Submission again = decided(event, known.node().eventTimeMs(), decisions);
        if (isRepeated(known, again, event.timestamp(), clock.eventTime())
                || (!(another && text != null) && isOutdated(known, event))) {
            return;
        }
        Long revision = max(known.revision(), revisionOf(event));
        if (text == null || again == null) {
            boolean ghost = longAfter || !known.shown();
            latest.put(event.id(), new Piece(known.node(), ghost ? known.text() : null, revision, false));
        } else if (another) {
            bury(known, ghosts);
            latest.put(event.id(), new Piece(fresh, text, revisionOf(event), true));
        } else {
            Submission shown = longAfter
                    ? new Submission(again.text().late(), textOf(known).fingerprint())
                    : again;
            latest.put(event.id(), new Piece(known.node(), shown, revision, true));
        }
    }

    /** Too late to change the lineage, but the same article in its newest words: these are shown. */
    private boolean isToldAnew(Piece known, Event event) {
        return known.shown()
                && event.submission() != null
                && comparison.isOfOneArticle(
                        textOf(known).fingerprint(), event.submission().fingerprint());
    }

    /** Its id goes to another article; others may have it as their parent still. */
    private static void bury(@Nullable Piece known, List<Piece> ghosts) {
        if (known != null && known.text() != null) {
            ghosts.add(new Piece(known.node(), known.text(), known.revision(), false));
        }
    }

    /** An embargo that has ended makes no difference. */
    private static boolean isRepeated(Piece known, @Nullable Submission again, long timestamp, long eventTimeMs) {
        return known.shown()
                && again != null
                && known.text() != null
                && known.text().text().timestamp() == timestamp
                && known.text()
                        .text()
                        .asOf(eventTimeMs)
                        .saysTheSameAs(again.text().asOf(eventTimeMs));
    }

    private static boolean isOutdated(Piece known, Event event) {
        Long revision = revisionOf(event);
        if (revision == null || known.revision() == null) {
            return false;
        }
        return known.text() == null ? revision <= known.revision() : revision < known.revision();
    }

    private static @Nullable Long revisionOf(Event event) {
        return event.submission() == null
                ? event.revision()
                : event.submission().text().card().revision();
    }

    private static @Nullable Long max(@Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return Math.max(a, b);
    }

    /** @param kin takes all that may be of one story with the child and are earlier */
    private @Nullable Parent parent(Piece child, List<Piece> pieces, List<Kin> kin) {
        Parent best = null;
        Fingerprint mine = textOf(child).fingerprint();
        if (mine.ruling().isCut()) {
            kin.add(Kin.founder(child.node()));
            return null;
        }
        for (Piece piece : pieces) {
            if (!piece.node().isBefore(child.node())) {
                break;
            }
            Fingerprint theirs = textOf(piece).fingerprint();
            if (child.node().eventTimeMs() - piece.node().eventTimeMs() > rules.windowMs()
                    || !agree(mine.samples(), theirs.samples())) {
                continue;
            }
            Likeness likeness = comparison.compare(mine, theirs);
            if (likeness.isAdmissible()) {
                kin.add(new Kin(piece.node(), likeness.score()));
            }
            if (Parent.beats(likeness, piece.node(), best)) {
                best = new Parent(piece.node(), 0, likeness, Relation.of(likeness, mine, theirs), null);
            }
        }
        return best;
    }

    /** Samples ascend without repeats. */
    private boolean agree(int[] a, int[] b) {
        int agreeing = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int order = Integer.compare(a[i], b[j]);
            agreeing += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return agreeing >= minSharedSamples;
    }

    private static Membership membership(Piece piece, StoryId story, @Nullable Parent parent, @Nullable Joined joined) {
        Membership membership = parent == null
                ? Membership.ofRoot(story, piece.node(), piece.revision(), joined == null ? null : joined.joining())
                : Membership.ofChild(story, piece.node(), parent, piece.revision());
        return membership.with(piece.revision(), textOf(piece).text().card().decision());
    }

    private static Member member(Piece piece, Membership membership) {
        Content text = textOf(piece).text();
        return new Member(
                piece.node(),
                text.card(),
                text.card().usable() ? text.body() : null,
                membership.parentId(),
                membership.relation(),
                membership.similarity(),
                membership.parentContainment(),
                false);
    }

    private Story story(StoryId id, List<Member> members, List<Member> usable) {
        List<Candidate> best = election.candidates(members);
        return new Story(
                id,
                Story.Status.LIVE,
                0,
                null,
                best.get(0).member(),
                election.rule(best),
                usable.size(),
                usable.stream().map(Member::withoutBody).toList());
    }

    private static boolean isUnderEmbargo(Piece piece) {
        return piece.shown() && textOf(piece).text().card().embargoedUntilMs() != null;
    }

    private static Submission textOf(Piece piece) {
        return Objects.requireNonNull(piece.text());
    }
}
