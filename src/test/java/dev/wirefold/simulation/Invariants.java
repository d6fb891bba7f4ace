package dev.wirefold.simulation;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.lineage.Kindred;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Trace;
import dev.wirefold.core.lineage.Watch;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.story.Candidate;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryHead;
import dev.wirefold.core.watermark.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds after every committed transaction, whatever is still on its way, and what holds besides once nothing is. A
 * step changes one partition's rows and takes mail from its queues only, so only what touches that partition is looked at.
 */
final class Invariants {
    private final Simulator simulator;
    private final long[] watermarks;
    private final LatePlaces latePlaces;
    /** Ids of articles that may come back long after their place. */
    private final Set<String> killed;
    /** The latest watermark that any partition has heard of, milliseconds since 1970-01-01T00:00Z; -1 before the first. */
    private long settledMs = Ledger.START.watermarkMs();

    Invariants(Simulator simulator, List<Event> wire) {
        this.simulator = simulator;
        latePlaces = new LatePlaces(wire, simulator.rules().rules().latenessMs());
        killed = wire.stream().filter(Event::isKill).map(Event::id).collect(Collectors.toSet());
        watermarks = new long[simulator.partitions()];
        Arrays.fill(watermarks, Ledger.START.watermarkMs());
    }

    /** @param changed the partition whose transaction has just ended */
    void check(Site changed) {
        checkWatermark(changed);
        changed.state().entries().forEach(entry -> checkEntry(changed, entry));
        checkCountOfWaiting(changed);
        changed.state().watches().forEach(watch -> checkWatch(changed, watch));
        for (Site site : simulator.sites()) {
            for (Entry entry : site.state().entries()) {
                Parent parent = entry.parent();
                if (parent != null && (site == changed || parent.node().home() == changed.number())) {
                    checkBond(site, entry, parent);
                }
            }
        }
        checkOwner(changed);
        checkLatePlaces();
    }

    /** Of articles that come too late the order is that of their own times. */
    private void checkLatePlaces() {
        latePlaces.check(simulator.sites());
    }

    /** Pairs of articles that came late and stand in the order of their own times. */
    int latePairs() {
        return latePlaces.compared();
    }

    /** Time does not go back, and nothing has come to rest that some partition may still read. */
    private void checkWatermark(Site site) {
        Ledger ledger = site.state().ledger();
        require(ledger.watermarkMs() >= watermarks[site.number()], "the watermark goes back", ledger);
        watermarks[site.number()] = ledger.watermarkMs();
        for (Site any : simulator.sites()) {
            require(ledger.watermarkMs() <= any.state().eventTime(), "the watermark is ahead of a clock", ledger);
        }
        if (ledger.watermarkMs() > settledMs) {
            settledMs = ledger.watermarkMs();
            simulator.sites().forEach(this::lookAtMailOf);
        }
    }

    private void lookAtMailOf(Site site) {
        for (Site sender : simulator.sites()) {
            site.mailOf(sender.number()).forEach(envelope -> checkSent(envelope.mail()));
        }
    }

    /** Whatever was read before the watermark has been announced, and that been read: a place lies at most a reach behind. */
    void checkSent(Mail mail) {
        require(
                !(mail instanceof Mail.Announce m)
                        || m.again()
                        || killed.contains(m.node().id())
                        || m.node().eventTimeMs()
                                >= settledMs - simulator.rules().rules().reachMs(),
                "is announced behind the watermark",
                mail,
                settledMs);
    }

    private void checkEntry(Site site, Entry entry) {
        Node node = entry.node();
        boolean inLineage = isInLineage(entry);
        // What was killed must not stay: text and fingerprint go in the kill's own transaction.
        require(
                site.state().texts().contains(node) == (entry.presence() != Presence.KILLED),
                "text and row disagree",
                entry);
        require(
                entry.presence() != Presence.HIDDEN
                        || Objects.requireNonNull(site.state().text(node))
                                .body()
                                .isEmpty(),
                "a hidden article has kept its text",
                entry);
        // The index on the heap is made of these.
        require(
                entry.presence() == Presence.WAITING
                        || site.state().fingerprinted().contains(node) == inLineage,
                "fingerprint and row disagree",
                entry);
        Parent parent = entry.parent();
        if (parent != null) {
            // Strictly earlier in a total order: so there is no cycle either.
            require(parent.node().isBefore(node), "a parent is not earlier than its child", entry);
            require(
                    node.eventTimeMs() - parent.node().eventTimeMs()
                            <= simulator.rules().rules().windowMs(),
                    "a parent lies before the window",
                    entry);
            require(!parent.node().id().equals(node.id()), "an article descends from itself", entry);
        }
        if (entry.standing() != null) {
            checkRoot(entry.standing().tree(), node, entry);
            checkRoot(entry.standing().story(), node, entry);
        }
        checkMembership(entry);
        if (entry.isPending()) {
            checkQuestion(site, entry);
        }
        checkWaiting(site, entry);
    }

    /** Whoever waits to be announced is looked at again. */
    private static void checkWaiting(Site site, Entry entry) {
        require(
                entry.presence() != Presence.WAITING || isUnderWay(site, site, mail -> mail instanceof Mail.Sweep),
                "waits for nothing",
                entry);
    }

    private static void checkCountOfWaiting(Site site) {
        long waiting = site.state().entries().stream()
                .filter(entry -> entry.presence() == Presence.WAITING)
                .count();
        require(site.articlesWaiting() == waiting, "tells another number of articles that wait", waiting);
    }

    /** A story comes down from an earlier article, or is the article's own. */
    private static void checkRoot(StoryId story, Node node, Entry entry) {
        Node root = new Node(story.eventTimeMs(), story.articleId(), node.home());
        require(
                story.isNamedAfter(node) || root.isBefore(node),
                "a story's root is later than an article of it",
                entry);
    }

    /** The topic says what the article's home last said; each of the two is written with the other. */
    private void checkMembership(Entry entry) {
        Membership published = entry.published();
        Membership read = simulator.topics().memberships().get(entry.node().id());
        if (published != null) {
            require(
                    entry.presence() == Presence.HIDDEN || published.equals(read),
                    "the row says another membership than the topic",
                    entry,
                    read);
            require(
                    published.story().isNamedAfter(entry.node())
                            == (published.parentId() == null && published.joining() == null),
                    "only a root that is joined to nothing names a story",
                    entry);
            checkRoot(published.story(), entry.node(), entry);
        } else if (entry.presence() == Presence.KILLED) {
            require(
                    read == null || read.eventTimeMs() != entry.node().eventTimeMs(),
                    "a killed article has a membership",
                    entry,
                    read);
        }
    }

    /** Whoever waits for an answer gets it: the question is under way, or the answer. */
    private void checkQuestion(Site site, Entry entry) {
        for (Site asked : simulator.sites()) {
            if (entry.pending().testBit(asked.number())) {
                boolean underWay = isUnderWay(
                                site,
                                asked,
                                mail -> mail instanceof Mail.Announce m
                                        && m.node().equals(entry.node())
                                        && m.epoch() == entry.epoch())
                        || isUnderWay(
                                asked,
                                site,
                                mail -> mail instanceof Mail.Match m
                                        && m.child().equals(entry.node())
                                        && m.epoch() == entry.epoch());
                require(underWay, "waits for ever for an answer", entry, asked.number());
            }
        }
    }

    /** Only of articles in the lineage does anybody hear: a watch is removed with the row, in one transaction. */
    private static void checkWatch(Site site, Watch watch) {
        Entry parent = site.entry(watch.parent());
        require(parent != null && isInLineage(parent), "a watch on nobody", watch);
    }

    /**
     * A child hears of its parent's story: it watches it and knows the story, or mail is under way that brings that about.
     * A parent past its retention is excepted, since nothing about it can change: let go of, or kept by an embargo alone.
     */
    private void checkBond(Site site, Entry child, Parent parent) {
        Site home = simulator.sites().get(parent.node().home());
        Entry at = home.entry(parent.node());
        if (at == null || isPastRetention(home, at)) {
            return;
        }
        boolean willAskAgain = isUnderWay(
                home,
                site,
                mail -> (mail instanceof Mail.Gone m
                                && m.child().equals(child.node())
                                && m.epoch() == child.epoch()
                                && m.parent().equals(parent.node()))
                        || (mail instanceof Mail.Announce n
                                && n.advert()
                                && n.node().equals(parent.node())
                                && n.textNumber() > parent.textNumber()));
        boolean willFollow = isUnderWay(
                site,
                home,
                mail -> mail instanceof Mail.Follow m
                        && m.child().equals(child.node())
                        && m.epoch() == child.epoch()
                        && m.parent().equals(parent.node()));
        if (willAskAgain || willFollow) {
            return;
        }
        Watch watch = home.state().watch(parent.node(), child.node());
        require(
                isInLineage(at) && watch != null && watch.epoch() == child.epoch(),
                "does not hear of its parent",
                child);
        boolean willKnow = isUnderWay(
                home,
                site,
                mail -> mail instanceof Mail.InStory m
                        && m.child().equals(child.node())
                        && m.epoch() == child.epoch()
                        && m.parent().equals(parent.node()));
        require(
                willKnow || at.standing() == null || at.standing().equals(parent.standing()),
                "has missed its parent's story",
                child,
                at.standing());
    }

    /** What an owner shows is what its rows say, after every transaction: text of whoever has left is gone by then. */
    private void checkOwner(Site owner) {
        for (StoryId id : owner.state().storiesWithMembers()) {
            require(owner.state().head(id) != null, "members without a story", id);
        }
        for (StoryHead head : owner.state().heads()) {
            Collection<Member> rows = owner.state().members(head.id());
            List<Member> usable = new ArrayList<>(
                    rows.stream().filter(member -> member.card().usable()).toList());
            require(
                    head.members() == rows.size()
                            && head.usable() == usable.size()
                            && head.retired()
                                    == rows.stream().filter(Member::retired).count(),
                    "counts and rows disagree",
                    head);
            checkShown(head, List.copyOf(rows), usable);
            for (Member row : rows) {
                require(
                        row.body() == null || row.node().equals(head.canonical()),
                        "keeps a text that it does not show",
                        row.node());
            }
        }
        for (Story story : simulator.topics().stories().values()) {
            require(
                    simulator.owner(story.id()) != owner.number()
                            || owner.state().head(story.id()) != null,
                    "a story without a row",
                    story.id());
        }
    }

    private void checkShown(StoryHead head, List<Member> rows, List<Member> usable) {
        Story shown = simulator.topics().stories().get(head.id());
        if (usable.isEmpty()) {
            require(shown == null && head.canonical() == null, "shows nothing that may be shown", head);
            return;
        }
        List<Member> inOrder = usable.stream()
                .map(row -> PublicTopics.unretired(row).withoutBody())
                .toList();
        List<Candidate> standing = simulator
                .rules()
                .election()
                .candidates(rows.stream().filter(row -> !row.hidden()).toList());
        Member best = standing.get(0).member();
        require(
                best.node().equals(head.canonical())
                        && Objects.equals(
                                standing.size() < 2
                                        ? null
                                        : standing.get(1).member().node(),
                                head.second())
                        && simulator.rules().election().rule(standing) == head.rule(),
                "another article should be canonical",
                head);
        Story plain = PublicTopics.plain(Objects.requireNonNull(shown, "an open story is not shown"));
        require(
                PublicTopics.unretired(best).equals(plain.canonical())
                        && plain.members().equals(inOrder)
                        && plain.memberCount() == inOrder.size(),
                "the topic shows another story than the rows",
                head,
                plain);
        String body = best.body();
        require(body == null || simulator.isDisclosed(body), "text is shown that was withheld", head);
    }

    /** Nobody waits, nothing is kept for nothing, and whoever is watched is the watcher's parent: else they would pile up. */
    void checkAtRest() {
        if (simulator.rules().joining().joinsTrees()) {
            checkTreesAtRest();
        }
        for (Site site : simulator.sites()) {
            for (Entry entry : site.state().entries()) {
                require(entry.isKilled() || (!entry.isPending() && entry.standing() != null), "still waits", entry);
                require(!isForgettable(site, entry), "is kept for nothing", entry);
            }
            site.state().forEachHouse(house -> require(house.readTo() == null, "has still to be read with", house));
            for (Watch watch : site.state().watches()) {
                Entry child = simulator.sites().get(watch.child().home()).entry(watch.child());
                if (child != null && child.presence() == Presence.RETIRED) {
                    continue;
                }
                Parent parent = child == null ? null : child.parent();
                require(
                        child != null
                                && parent != null
                                && parent.node().equals(watch.parent())
                                && child.epoch() == watch.epoch(),
                        "a watch that nobody wants",
                        watch);
            }
        }
    }

    /** Owners know their trees, and nobody keeps what nobody needs. */
    private void checkTreesAtRest() {
        for (Site site : simulator.sites()) {
            checkEnrolledAtRest(site);
            site.state().withMoreThanArticles().forEach(tree -> checkTreeAtRest(site, tree));
            for (Trace trace : site.state().traces()) {
                MemoryState owner =
                        simulator.sites().get(simulator.owner(trace.tree())).state();
                require(owner.tie(trace.tree(), trace.article()) != null, "a trace that nobody wants", trace);
            }
            for (Node node : site.state().withKindred()) {
                Entry entry = site.entry(node);
                require(entry != null && isInLineage(entry), "kin of nobody", node);
            }
        }
    }

    /** Who is in the lineage is in its tree, and nobody else but those let go of. */
    private void checkEnrolledAtRest(Site site) {
        for (Entry entry : site.state().entries()) {
            if (isInLineage(entry)) {
                StoryId tree = Objects.requireNonNull(entry.standing()).tree();
                List<Node> kin =
                        simulator.sites().get(simulator.owner(tree)).state().kin(tree, entry.node());
                Kindred kindred = site.state().kindred(entry.node());
                require(
                        kin != null
                                && (kindred == null ? List.<Kin>of() : kindred.kin())
                                        .stream()
                                                .map(Kin::node)
                                                .collect(Collectors.toSet())
                                                .equals(Set.copyOf(kin)),
                        "its tree's owner does not know it",
                        entry,
                        kin,
                        kindred);
            }
        }
        long before = site.state().ledger().watermarkMs()
                - simulator.rules().rules().retentionMs()
                - simulator.rules().rules().windowMs();
        site.state().enrolled().forEach((tree, rows) -> rows.keySet().forEach(node -> {
            Entry entry = simulator.sites().get(node.home()).entry(node);
            require(node.eventTimeMs() >= before, "an article is kept in a tree for nothing", node);
            require(
                    entry == null
                            || !isInLineage(entry)
                            || Objects.requireNonNull(entry.standing()).tree().equals(tree),
                    "an article is in two trees",
                    node);
        }));
    }

    private void checkTreeAtRest(Site site, StoryId tree) {
        require(site.state().enrolled().containsKey(tree), "a tree without articles", tree);
        site.state().ties(tree).forEach((older, tie) -> {
            Entry entry = simulator.sites().get(older.home()).entry(older);
            Standing standing = entry == null || !isInLineage(entry) ? null : entry.standing();
            require(
                    standing == null || standing.tree().equals(tie.tree()),
                    "believes an article in another tree",
                    tree,
                    entry);
        });
    }

    /** @param withdrawn texts that must be nowhere in the end */
    void checkNowhere(Set<String> withdrawn) {
        simulator.sites().forEach(site -> site.state()
                .forEachBody(body -> require(!withdrawn.contains(body), "withdrawn text is still kept", body)));
    }

    /** Behind the retention only what is under embargo or in an open story is kept. */
    private boolean isForgettable(Site site, Entry entry) {
        if (!isPastRetention(site, entry) || entry.embargoedUntilMs() != null) {
            return false;
        }
        Membership published = entry.published();
        return entry.presence() != Presence.RETIRED
                || published == null
                || simulator.sites().stream().noneMatch(owner -> owner.state().head(published.story()) != null);
    }

    private boolean isPastRetention(Site site, Entry entry) {
        long before =
                site.state().ledger().watermarkMs() - simulator.rules().rules().retentionMs();
        return entry.node().eventTimeMs() < before;
    }

    private static boolean isInLineage(Entry entry) {
        return entry.presence() == Presence.PRESENT || entry.presence() == Presence.HIDDEN;
    }

    private static boolean isUnderWay(Site from, Site to, Predicate<Mail> wanted) {
        for (Envelope envelope : to.mailOf(from.number())) {
            if (wanted.test(envelope.mail())) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean holds, String otherwise, @Nullable Object... what) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + Arrays.toString(what));
        }
    }
}
