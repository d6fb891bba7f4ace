package dev.wirefold.simulation;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Sentences;
import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.lineage.House;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.lineage.Watch;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Ordered;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.text.PublisherName;
import dev.wirefold.core.watermark.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ways to get the protocol wrong, each brought about from outside the machine: by what reaches it, what leaves it, what its
 * state remembers, and how its transactions end. The simulation is worth no more than what it finds of these.
 */
enum Break implements Fault {
    /** An article can be announced before the index shows it: two that come at once miss each other. */
    ANNOUNCED_BEFORE_STORED {
        @Override
        public Set<Node> unseen(Mail.Announce news, Site site) {
            return site.announcedLately().stream()
                    .filter(node -> !node.equals(news.node()))
                    .collect(Collectors.toSet());
        }
    },
    OLD_MATCH_ACCEPTED {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            if (!(envelope.mail() instanceof Mail.Match m)) {
                return envelope;
            }
            Entry child = site.entry(m.child());
            return child == null
                    ? envelope
                    : with(
                            envelope,
                            new Mail.Match(m.partition(), m.child(), child.epoch(), m.found(), m.cut(), m.kin()));
        }
    },
    STORY_OF_FORMER_PARENT_ACCEPTED {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            if (!(envelope.mail() instanceof Mail.InStory m)) {
                return envelope;
            }
            Entry child = site.entry(m.child());
            return child == null || child.parent() == null
                    ? envelope
                    : with(
                            envelope,
                            new Mail.InStory(
                                    m.child(), child.epoch(), child.parent().node(), m.standing()));
        }
    },
    /** What changes between the answer and the watch is missed. */
    WATCH_AFTER_ANSWER {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                private final Set<Watch> fresh = new HashSet<>();

                @Override
                public void put(Watch watch) {
                    fresh.add(watch);
                    super.put(watch);
                }

                @Override
                public List<Watch> watchersOf(Node parent) {
                    List<Watch> all = super.watchersOf(parent);
                    List<Watch> old =
                            all.stream().filter(watch -> !fresh.contains(watch)).toList();
                    fresh.removeAll(all);
                    return old;
                }
            };
        }
    },
    NO_ANSWER_TO_FOLLOWERS_OF_THE_DEAD {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Gone && cause instanceof Mail.Follow ? ignored(envelope) : envelope;
        }
    },
    NO_STORY_FOR_NEW_FOLLOWERS {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.InStory && cause instanceof Mail.Follow
                    ? ignored(envelope)
                    : envelope;
        }
    },
    ONE_WATCH_A_CHILD {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(Watch watch) {
                    watchedBy(watch.child()).forEach(this::remove);
                    super.put(watch);
                }
            };
        }
    },
    OLD_WATCHES_STAY {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Announce m
                    ? with(
                            envelope,
                            new Mail.Announce(
                                    m.node(),
                                    m.textNumber(),
                                    m.epoch(),
                                    m.fingerprint(),
                                    m.advert(),
                                    false,
                                    m.before()))
                    : envelope;
        }
    },
    OLD_UNFOLLOW_ACCEPTED {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Unfollow m
                    ? with(envelope, new Mail.Unfollow(m.child(), Long.MAX_VALUE, m.parent()))
                    : envelope;
        }
    },
    /** The parent is revised, and its children keep their old scores. */
    REVISIONS_NOT_ADVERTISED {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Announce m && m.again()
                    ? with(
                            envelope,
                            new Mail.Announce(
                                    m.node(), m.textNumber(), m.epoch(), m.fingerprint(), false, true, m.before()))
                    : envelope;
        }
    },
    /** The child of an article that was killed founds a story of its own, or what comes to the same: all answer none. */
    ORPHANS_DO_NOT_ASK {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            if (!(envelope.mail() instanceof Mail.Match m && m.found() != null)) {
                return envelope;
            }
            Entry child = asking(m, site);
            boolean orphan = child != null
                    && child.parent() == null
                    && child.standing() != null
                    && !child.standing().tree().isNamedAfter(child.node());
            return orphan ? withoutFound(envelope, m, site) : envelope;
        }
    },
    /** The rules are asked of the most similar article only, and not of each. */
    RULES_AFTER_THE_BEST {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            if (!(envelope.mail() instanceof Mail.Match m
                    && m.found() != null
                    && cause instanceof Mail.Announce asked)) {
                return envelope;
            }
            var lax = new Comparison(new ComparisonRules(
                    1, 1, 1_000_000, 1_000_000, 1_000_000, 0, 0, 0, 1_000_000, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0));
            Node best = site.state().fingerprinted().stream()
                    .filter(node -> node.isBefore(m.child())
                            && !node.id().equals(m.child().id())
                            && m.child().eventTimeMs() - node.eventTimeMs()
                                    <= site.simulator().rules().rules().windowMs())
                    .max(Comparator.comparingInt(node -> lax.compare(asked.fingerprint(), fingerprint(site, node))
                            .score()))
                    .orElseThrow();
            Likeness likeness =
                    site.simulator().rules().comparison().compare(asked.fingerprint(), fingerprint(site, best));
            return likeness.isAdmissible() ? envelope : withoutFound(envelope, m, site);
        }
    },
    TIES_TO_THE_FIRST_ANSWER {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            if (!(envelope.mail() instanceof Mail.Match m && m.found() != null)) {
                return envelope;
            }
            Entry child = asking(m, site);
            Parent holder = child == null ? null : child.parent();
            boolean tie = holder != null
                    && !holder.node().equals(m.found().node())
                    && holder.likeness().score() == m.found().likeness().score();
            return tie ? withoutFound(envelope, m, site) : envelope;
        }
    },
    /** Who is asked can't tell a passage of the house from a story. */
    SENTENCES_LOST_IN_MAIL {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Announce m
                    ? with(
                            envelope,
                            new Mail.Announce(
                                    m.node(),
                                    m.textNumber(),
                                    m.epoch(),
                                    m.fingerprint().withSentences(Sentences.NONE),
                                    m.advert(),
                                    m.again(),
                                    m.before()))
                    : envelope;
        }
    },
    /** Sums in floating point, in another order: the last digit differs by the side that compares. */
    SCORES_DIFFER_BY_SIDE {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            if (!(envelope.mail() instanceof Mail.Match m && m.found() != null)) {
                return envelope;
            }
            Parent found = m.found();
            Likeness a = found.likeness();
            var rounded =
                    new Likeness(a.score() + 1, a.similarity() + 1, a.containmentOfFirst(), a.containmentOfSecond());
            var other = new Parent(found.node(), found.textNumber(), rounded, found.relation(), found.standing());
            return with(envelope, new Mail.Match(m.partition(), m.child(), m.epoch(), other, m.cut(), m.kin()));
        }
    },
    /** A late root takes no more than the first two of its children; it is 32 of 5,000 on a wire of that size. */
    LATE_ROOT_TAKES_FEW {
        @Override
        public Set<Node> unseen(Mail.Announce news, Site site) {
            return site.state().fingerprinted().stream()
                    .filter(node -> news.node().isBefore(node))
                    .sorted()
                    .skip(2)
                    .collect(Collectors.toSet());
        }
    },
    INDEX_KEPT_OVER_ABORTS {
        @Override
        public boolean keepsTheMachineOverAborts() {
            return true;
        }
    },
    UNCOMMITTED_MAIL_READ {
        @Override
        public boolean readsUncommitted() {
            return true;
        }
    },
    AT_LEAST_ONCE {
        @Override
        public boolean processesAtLeastOnce() {
            return true;
        }
    },
    MAIL_OVERTAKES {
        @Override
        public boolean overtakes() {
            return true;
        }
    },
    /** One piece in fifty; whoever waits for it waits for ever. */
    MAIL_LOST {
        @Override
        public @Nullable Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return site.state().clock().sequence() % 50 == 49 ? null : envelope;
        }
    },
    /** An id that comes back after the window takes the old place, with its old children. */
    LATE_REVISION_KEEPS_ITS_PLACE {
        @Override
        public Event onReading(Event event, Site site) {
            Submission submission = event.submission();
            if (submission == null) {
                return event;
            }
            return at(placeOf(event.id(), site, event.timestamp()), event, submission);
        }
    },
    /** All that comes too late gets one place, the last that is not. */
    LATE_ARTICLES_STAND_TOGETHER {
        @Override
        public Event onReading(Event event, Site site) {
            Submission submission = event.submission();
            long inTime =
                    site.state().eventTime() - site.simulator().rules().rules().latenessMs();
            return submission == null || event.timestamp() >= inTime ? event : at(inTime, event, submission);
        }
    },
    /** A kill after the window takes the article out of the lineage of others. */
    LATE_KILL_TEARS_THE_LINEAGE {
        @Override
        public Event onReading(Event event, Site site) {
            return !event.isKill()
                    ? event
                    : new Event(
                            event.id(),
                            event.partition(),
                            placeOf(event.id(), site, event.timestamp()),
                            null,
                            event.revision());
        }
    },
    /** A join with the table of articles as they are now, in place of the text that came with the membership. */
    TEXT_BY_TABLE_JOIN {
        @Override
        public Story onPublishing(Story story, Site site) {
            Member canonical = story.canonical();
            if (canonical == null) {
                return story;
            }
            Site home = site.simulator().sites().get(canonical.node().home());
            Content current = home.state().text(canonical.node());
            return new Story(
                    story.id(),
                    story.status(),
                    story.revision(),
                    story.mergedInto(),
                    new Member(
                            canonical.node(),
                            canonical.card(),
                            current == null ? null : current.body(),
                            canonical.parentId(),
                            canonical.relation(),
                            canonical.similarity(),
                            canonical.parentContainment(),
                            canonical.retired()),
                    story.rule(),
                    story.memberCount(),
                    story.members());
        }
    },
    RETIRED_TAKEN_FOR_LEAVER {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Retire m
                    ? with(envelope, new Mail.Leave(m.story(), m.node(), null, false))
                    : envelope;
        }
    },
    /** A story that only hidden articles hold open is closed, and comes back without its older articles. */
    HIDDEN_TAKEN_FOR_LEAVER {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Join m && m.member().card().bodyChars() == 0
                    ? with(envelope, new Mail.Leave(m.story(), m.member().node(), null, false))
                    : envelope;
        }
    },
    /** Of an article that was let go of its desk knows nothing: not even that it is to be killed. */
    RETIRED_CANNOT_BE_KILLED {
        @Override
        public @Nullable Event onReading(Event event, Site site) {
            return event.isKill()
                            && site.state().entries().stream()
                                    .anyMatch(entry -> entry.node().id().equals(event.id())
                                            && entry.presence() == Presence.RETIRED)
                    ? null
                    : event;
        }
    },
    /** A killed article leaves no row: should it come back, it has no place to come back to. */
    NO_TOMBSTONE_ROWS {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(Entry entry) {
                    if (entry.isKilled()) {
                        remove(entry);
                    } else {
                        super.put(entry);
                    }
                }
            };
        }
    },
    TEXT_NOT_ASKED_FOR {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Want ? ignored(envelope) : envelope;
        }
    },
    /** Nobody hears that an article is a later version. */
    LATER_VERSIONS_ARE_NOT_TOLD {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Join m
                    ? with(envelope, new Mail.Join(m.story(), unmarked(m.member()), m.kin()))
                    : envelope;
        }
    },
    /** How much of its parent an article repeats is known from its first parent, or its first text. */
    REPETITION_AS_FIRST_HEARD {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(StoryId story, Member member) {
                    Member known = member(story, member.node());
                    super.put(story, known == null ? member : repeatingAs(known, member));
                }
            };
        }
    },
    /** Kin are not taken back when an article is killed. */
    KIN_OUTLIVE_KILLS {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Withdrawn ? ignored(envelope) : envelope;
        }
    },
    /** Kin are not taken back when an article has another text that is not alike at all. */
    KIN_OUTLIVE_REVISIONS {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Announce m
                    ? with(
                            envelope,
                            new Mail.Announce(
                                    m.node(), m.textNumber(), m.epoch(), m.fingerprint(), m.advert(), m.again(), null))
                    : envelope;
        }
    },
    /** Nobody hears that an article has gone to another tree. */
    MOVES_ARE_NOT_TRACED {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Found && !(cause instanceof Mail.Find)
                    ? ignored(envelope)
                    : envelope;
        }
    },
    /** A pair counts twice. */
    PAIRS_COUNT_TWICE {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            if (!(envelope.mail() instanceof Mail.Offered m)) {
                return envelope;
            }
            List<Pair> twice = new ArrayList<>(m.pairs());
            twice.addAll(m.pairs());
            return with(envelope, new Mail.Offered(m.later(), m.earlier(), m.story(), m.articles(), twice));
        }
    },
    /** Pairs count only where the younger article is in the later tree. */
    PAIRS_OF_ONE_SIDE {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Offered m
                    ? with(envelope, new Mail.Offered(m.later(), m.earlier(), m.story(), m.articles(), List.of()))
                    : envelope;
        }
    },
    /** An article that leaves a tree stays counted in it. */
    LEAVERS_STAY_IN_THE_TREE {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            if (envelope.mail() instanceof Mail.Leave m && m.leavesTree()) {
                return with(envelope, new Mail.Leave(m.story(), m.node(), m.movedTo(), false));
            }
            return envelope.mail() instanceof Mail.Enrol m && m.kin() == null ? ignored(envelope) : envelope;
        }
    },
    /** Joins stay when what made them is gone. */
    JOINS_ARE_NEVER_TAKEN_BACK {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Adopt m && m.joined() == null ? ignored(envelope) : envelope;
        }
    },
    /** The first join that is found stays, whatever comes. */
    FIRST_JOIN_WINS {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            if (!(envelope.mail() instanceof Mail.Adopt m && m.joined() != null)) {
                return envelope;
            }
            Entry root = site.entry(m.root());
            return root != null && root.joined() != null ? ignored(envelope) : envelope;
        }
    },
    /** A tree is named after what it was joined to, and not after what that is joined to in turn. */
    JOINED_TO_THE_NEAREST {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Offered m
                    ? with(envelope, new Mail.Offered(m.later(), m.earlier(), m.earlier(), m.articles(), m.pairs()))
                    : envelope;
        }
    },
    /** Nobody hears that a tree has grown. */
    GROWTH_IS_NOT_OFFERED {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            boolean grows = cause instanceof Mail.Join || cause instanceof Mail.Enrol;
            return envelope.mail() instanceof Mail.Offered && grows ? ignored(envelope) : envelope;
        }
    },
    /** What is learned of a publisher counts for the articles that come, and for none that are there. */
    NOTHING_IS_READ_ANEW {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(House house) {
                    super.put(new House(house.learned(), null));
                }
            };
        }
    },
    /** What is learned of a publisher counts for the articles that are there, and for none that come. */
    READ_WITHOUT_WHAT_IS_KNOWN {
        @Override
        public boolean readsAsIfNothingWereKnown() {
            return true;
        }
    },
    /** Of what is learned the last to come counts. */
    LAST_EDITION_COUNTS {
        @Override
        public Event onReading(Event event, Site site) {
            LearnedHouse learned = event.learned();
            if (learned == null) {
                return event;
            }
            House known = site.state().house(learned.publisher());
            long edition = known == null ? 0 : known.learned().edition() + 1;
            int articles = known == null ? 0 : known.learned().articles();
            return Event.house(
                    event.partition(),
                    new LearnedHouse(learned.publisher(), edition, learned.learnedAtMs(), articles, learned.words()));
        }
    },
    /** What an edition has not been read with when the next one comes, it is not read with at all. */
    OVERTAKEN_EDITIONS_ARE_FORGOTTEN {
        @Override
        public Event onReading(Event event, Site site) {
            LearnedHouse learned = event.learned();
            if (learned == null) {
                return event;
            }
            House known = site.state().house(learned.publisher());
            if (known != null && learned.replaces(known.learned())) {
                site.state().put(new House(known.learned(), null));
            }
            return event;
        }
    },
    /** Articles are read anew even where they may not be revised any more. */
    OLD_ARTICLES_ARE_READ_ANEW {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(House house) {
                    Node readTo = house.readTo();
                    boolean begins = readTo != null && readTo.id().isEmpty();
                    super.put(begins ? new House(house.learned(), NOBODY) : house);
                }
            };
        }
    },
    /** What one step can't do is never done. */
    READING_ANEW_ENDS_WITH_THE_STEP {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(House house) {
                    Node readTo = house.readTo();
                    boolean begins = readTo != null && readTo.id().isEmpty();
                    super.put(begins ? house : new House(house.learned(), null));
                }
            };
        }
    },
    /** Nobody hears of an article's new fingerprint. */
    READ_ANEW_IN_SILENCE {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Announce && cause instanceof Mail.Sweep
                    ? ignored(envelope)
                    : envelope;
        }
    },
    /** What was learned is not in the state: whoever takes the partition over starts without. */
    HOUSES_ON_THE_HEAP_ALONE {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void forEachHouse(Consumer<House> consumer) {}
            };
        }
    },
    /** Who waits to be announced is not in the state: whoever takes the partition over knows nothing of it. */
    WAITING_ON_THE_HEAP_ALONE {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void forEachEntry(Consumer<Entry> consumer) {
                    super.forEachEntry(entry -> {
                        if (entry.presence() != Presence.WAITING) {
                            consumer.accept(entry);
                        }
                    });
                }
            };
        }
    },
    /** Whoever waits to be announced waits for nothing. */
    NO_SWEEP_FOR_WHO_WAITS {
        @Override
        public @Nullable Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            boolean anyWaits = site.state().entries().stream().anyMatch(entry -> entry.presence() == Presence.WAITING);
            return envelope.mail() instanceof Mail.Sweep && anyWaits ? null : envelope;
        }
    },
    /** A generation settles what was read in it, though some of that waits or is still to be read anew. */
    SETTLED_BEHIND_WHAT_IS_PUT_OFF {
        @Override
        ScheduleRun.Result play(long seed) {
            return LongWait.play(this);
        }

        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(Ledger now) {
                    boolean closes = now.generation() > ledger().generation();
                    super.put(closes ? closedAt(eventTime() - eventTime() % ScheduleRun.WATERMARK_STEP_MS, now) : now);
                }
            };
        }
    },
    /** An article that has waited for what is learned of its publisher is announced without. */
    WAITED_FOR_NOTHING {
        @Override
        public Rereading rereading(Rereading usual) {
            return new Rereading() {
                @Override
                public Fingerprint again(Content text, Fingerprint before, HouseWords learned) {
                    return usual.again(text, before, learned);
                }

                @Override
                public Fingerprint of(Content text, HouseWords learned) {
                    return usual.of(text, HouseWords.NONE);
                }
            };
        }
    },
    /** An article that waits is read with what is learned by then, even where it lies too far back to be revised by that. */
    READ_WITH_WHAT_CAME_TOO_LATE {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void put(House house) {
                    super.put(house);
                    for (Entry entry : entries()) {
                        if (entry.presence() == Presence.WAITING && isOf(house, entry.node())) {
                            removeFingerprint(entry.node());
                        }
                    }
                }

                private boolean isOf(House house, Node node) {
                    Content text = Objects.requireNonNull(text(node));
                    return PublisherName.of(text.card().publisher())
                            .equals(house.learned().publisher());
                }
            };
        }
    },
    /** A house that has been forgotten comes back when the partition moves. */
    FORGOTTEN_HOUSES_COME_BACK {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void removeHouse(String publisher) {}
            };
        }
    },
    /** Nobody hears that an article outside of a tree, which ties it to another, has moved to that or away. */
    MOVED_TIES_ARE_NOT_OFFERED {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            return envelope.mail() instanceof Mail.Offered && cause instanceof Mail.Found
                    ? ignored(envelope)
                    : envelope;
        }
    },
    /** What an editor decides about an article that has not come yet is forgotten. */
    DECISIONS_DO_NOT_WAIT {
        @Override
        public @Nullable Event onReading(Event event, Site site) {
            boolean waits = event.ordered() != null && placeOf(event.id(), site, NEVER_MS) == NEVER_MS;
            return waits ? null : event;
        }
    },
    /** What an editor decides counts for the article that there is, however long its time for changes has been over. */
    DECISIONS_COUNT_AT_ANY_TIME {
        @Override
        public Event onReading(Event event, Site site) {
            Ordered ordered = event.ordered();
            return ordered == null
                    ? event
                    : Event.decision(
                            event.id(),
                            event.partition(),
                            placeOf(event.id(), site, event.timestamp()),
                            ordered.decision());
        }
    },
    /** Of several decisions about an article the first one counts. */
    FIRST_DECISION_COUNTS {
        @Override
        public @Nullable Event onReading(Event event, Site site) {
            boolean again = event.ordered() != null && site.state().decided(event.id()) != null;
            return again ? null : event;
        }
    },
    /** What was decided is not in the state: whoever takes the partition over starts without. */
    DECISIONS_ON_THE_HEAP_ALONE {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public void forEachDecided(Consumer<Decided> consumer) {}
            };
        }
    },
    /** A decision counts for one text of an article, and not for those that replace it. */
    REVISIONS_ARE_UNDECIDED {
        @Override
        public MemoryState state() {
            return new MemoryState() {
                @Override
                public @Nullable Decided decided(String id) {
                    Decided known = super.decided(id);
                    return known == null || known.met() ? null : known;
                }
            };
        }
    },
    /** An article that is to found a story has its tree joined to an earlier one all the same. */
    FOUNDERS_ARE_JOINED {
        @Override
        public Envelope onSending(Envelope envelope, @Nullable Mail cause, Site site) {
            if (envelope.mail() instanceof Mail.Enrol m && List.of(m.node()).equals(m.kin())) {
                return with(envelope, new Mail.Enrol(m.tree(), m.node(), List.of()));
            }
            return envelope.mail() instanceof Mail.Join m
                            && List.of(m.member().node()).equals(m.kin())
                    ? with(envelope, new Mail.Join(m.story(), m.member(), List.of()))
                    : envelope;
        }
    },
    /** The least clock of all partitions is taken for the watermark: one round, and no counts. */
    WATERMARK_BY_CLOCKS {
        @Override
        public Envelope onReading(Envelope envelope, Site site) {
            return envelope.mail() instanceof Mail.Counted m
                    ? with(envelope, new Mail.Counted(m.partition(), m.generation(), m.round(), 0, 0, m.eventTimeMs()))
                    : envelope;
        }
    };

    private static final Node NOBODY = new Node(0, "nobody", 0);
    private static final long NEVER_MS = -1;

    /** All, or the one that the system property {@code simulation.break} names. */
    static List<Break> chosen() {
        return named(System.getProperty("simulation.break"));
    }

    /** @param name null for all */
    static List<Break> named(@Nullable String name) {
        List<Break> chosen = Arrays.stream(values())
                .filter(wrong -> name == null || wrong.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("simulation.break=" + name + " is none of " + Arrays.toString(values()));
        }
        return chosen;
    }

    /** How a wire goes with it; some need what random wires and schedules hardly ever have. */
    ScheduleRun.Result play(long seed) {
        return ScheduleRun.of(seed, this).run(new RandomSchedule(seed));
    }

    private static Envelope with(Envelope envelope, Mail mail) {
        return new Envelope(envelope.generation(), mail);
    }

    private static Event at(long timestamp, Event article, Submission submission) {
        Content text = submission.text();
        return new Event(
                article.id(),
                article.partition(),
                timestamp,
                new Submission(new Content(timestamp, text.card(), text.body()), submission.fingerprint()),
                article.revision());
    }

    private static Ledger closedAt(long eventTimeMs, Ledger ledger) {
        return new Ledger(
                ledger.generation(),
                ledger.open(),
                ledger.closing(),
                eventTimeMs,
                ledger.toldMs(),
                ledger.watermarkMs());
    }

    private static Member unmarked(Member member) {
        Card card = member.card();
        return new Member(
                member.node(),
                new Card(
                        card.publisher(),
                        card.headline(),
                        card.byline(),
                        card.dateline(),
                        card.language(),
                        card.url(),
                        card.copyright(),
                        card.publishedAtMs(),
                        card.revision(),
                        card.bodyChars(),
                        card.usable(),
                        card.embargoedUntilMs(),
                        card.links(),
                        false,
                        null),
                member.body(),
                member.parentId(),
                member.relation(),
                member.similarity(),
                member.parentContainment(),
                member.retired(),
                member.hidden());
    }

    private static Member repeatingAs(Member known, Member member) {
        return new Member(
                member.node(),
                member.card(),
                member.body(),
                member.parentId(),
                member.relation(),
                member.similarity(),
                known.parentContainment(),
                member.retired(),
                member.hidden());
    }

    /** As good as lost, but for those who count. */
    private static Envelope ignored(Envelope envelope) {
        return with(envelope, new Mail.Unfollow(NOBODY, -1, NOBODY));
    }

    /** Leaves no watch behind, which would give it away. */
    private static Envelope withoutFound(Envelope envelope, Mail.Match m, Site site) {
        Node found = Objects.requireNonNull(m.found()).node();
        MemoryState home = site.simulator().sites().get(found.home()).state();
        Watch watch = home.watch(found, m.child());
        if (watch != null && watch.epoch() == m.epoch()) {
            home.remove(watch);
        }
        return with(envelope, new Mail.Match(m.partition(), m.child(), m.epoch(), null, m.cut(), m.kin()));
    }

    /** The article that the answer is for, if it still waits for it. */
    private static @Nullable Entry asking(Mail.Match m, Site site) {
        Entry child = site.entry(m.child());
        return child != null && child.epoch() == m.epoch() ? child : null;
    }

    private static Fingerprint fingerprint(Site site, Node node) {
        return Objects.requireNonNull(site.state().fingerprint(node));
    }

    /** The place of the latest article of an id, or else a time. */
    private static long placeOf(String id, Site site, long otherwise) {
        return site.state().entries().stream()
                .map(Entry::node)
                .filter(node -> node.id().equals(id))
                .mapToLong(Node::eventTimeMs)
                .max()
                .orElse(otherwise);
    }
}
