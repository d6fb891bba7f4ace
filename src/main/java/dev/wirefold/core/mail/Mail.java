package dev.wirefold.core.mail;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.joining.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The protocol's messages; {@link dev.wirefold.core.mail} tells who says them when, and what may be relied on.
 *
 * <p>In every message {@code child} is the younger article, {@code parent} the older one, and {@code epoch} names the
 * child's question that the message belongs to: an answer to an earlier question is void.
 */
public sealed interface Mail {

    Addressee to();

    /** To an article's home. */
    sealed interface OfDesk extends Mail {}

    /** To a story's owner. */
    sealed interface OfStory extends OfOwner {}

    /**
     * Here is an article; every partition answers with a {@link Match}.
     *
     * @param textNumber which of its texts this is, rising
     * @param advert whether younger articles are to consider it as their parent
     * @param again whether it has asked before, so that older watches of its may be about
     * @param before fingerprint of the text that this one replaces: some may be alike to that only; or null
     */
    record Announce(
            Node node,
            long textNumber,
            long epoch,
            Fingerprint fingerprint,
            boolean advert,
            boolean again,
            @Nullable Fingerprint before)
            implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Everyone();
        }
    }

    /**
     * A partition's answer to an announcement; always sent.
     *
     * @param partition the partition that answers
     * @param found its best earlier article and that one's story, or null when it has none
     * @param cut whether a cap kept it from comparing every candidate
     * @param kin its best earlier articles that may be of one story with it
     */
    record Match(
            int partition, Node child, long epoch, @Nullable Parent found, boolean cut, List<Kin> kin)
            implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(child.home());
        }
    }

    /** The child takes the parent and wants to hear of its story from now on. */
    record Follow(Node child, long epoch, Node parent, long parentTextNumber) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(parent.home());
        }
    }

    /** The child does not want to hear of the parent any longer. */
    record Unfollow(Node child, long epoch, Node parent) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(parent.home());
        }
    }

    /** The parent's tree and story are these now. */
    record InStory(Node child, long epoch, Node parent, Standing standing) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(child.home());
        }
    }

    /** The parent is none any more: the child has to ask again. */
    record Gone(Node child, long epoch, Node parent) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(child.home());
        }
    }

    /** The article has been withdrawn: it is kin to none any more. */
    record Withdrawn(Node node, Fingerprint fingerprint) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Everyone();
        }
    }

    /**
     * To the home of an article: say in which tree it is, from now on.
     *
     * @param tree who asks: a tree that it is kin to
     * @param wanted whether, or not any longer
     */
    record Find(Node node, StoryId tree, boolean wanted) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(node.home());
        }
    }

    /**
     * To the home of a tree's root.
     *
     * @param joined what the tree is joined to, or null when it is a story of its own
     */
    record Adopt(Node root, @Nullable Joined joined) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(root.home());
        }
    }

    /** To an owner, which may be a partition that reads no article itself. */
    sealed interface OfOwner extends Mail {
        /** The latest event time of what it is about, milliseconds since 1970-01-01T00:00Z; its sender has reached it. */
        long reachedMs();
    }

    /** To a tree's owner. */
    sealed interface OfTree extends OfOwner {}

    /**
     * The article is in the tree, with these kin.
     *
     * @param kin null when it is in the tree no more
     */
    record Enrol(StoryId tree, Node node, @Nullable List<Node> kin) implements OfTree {
        @Override
        public Addressee to() {
            return new Addressee.Owner(tree);
        }

        @Override
        public long reachedMs() {
            return Math.max(tree.eventTimeMs(), node.eventTimeMs());
        }
    }

    /**
     * The article that the tree is kin to is in this tree now.
     *
     * @param in null when it is in none
     */
    record Found(StoryId tree, Node node, @Nullable StoryId in) implements OfTree {
        @Override
        public Addressee to() {
            return new Addressee.Owner(tree);
        }

        @Override
        public long reachedMs() {
            return Math.max(tree.eventTimeMs(), node.eventTimeMs());
        }
    }

    /**
     * To the owner of an earlier tree: say what it has, from now on.
     *
     * @param wanted whether, or not any longer
     */
    record Court(StoryId earlier, StoryId later, boolean wanted) implements OfTree {
        @Override
        public Addressee to() {
            return new Addressee.Owner(earlier);
        }

        @Override
        public long reachedMs() {
            return Math.max(earlier.eventTimeMs(), later.eventTimeMs());
        }
    }

    /**
     * To the owner of a later tree: what an earlier one has.
     *
     * @param story the story that the earlier one is in
     * @param articles of the earlier one, within the window around the later one's root
     * @param pairs whose younger article is in the earlier one
     */
    record Offered(StoryId later, StoryId earlier, StoryId story, int articles, List<Pair> pairs) implements OfTree {
        @Override
        public Addressee to() {
            return new Addressee.Owner(later);
        }

        @Override
        public long reachedMs() {
            return Math.max(earlier.eventTimeMs(), later.eventTimeMs());
        }
    }

    /**
     * The article is in the story, as it stands now; sent again whenever what it says changes.
     *
     * @param kin of an article that is new in the tree of the same name, or has others now; null when the tree has heard of it
     */
    record Join(StoryId story, Member member, @Nullable List<Node> kin) implements OfStory {
        @Override
        public Addressee to() {
            return new Addressee.Owner(story);
        }

        @Override
        public long reachedMs() {
            return Math.max(story.eventTimeMs(), member.node().eventTimeMs());
        }
    }

    /**
     * The article is not in the story any more.
     *
     * @param movedTo the story it is in now, or null when it was withdrawn
     * @param leavesTree whether it is not in the tree of the same name any more, either
     */
    record Leave(StoryId story, Node node, @Nullable StoryId movedTo, boolean leavesTree) implements OfStory {
        @Override
        public Addressee to() {
            return new Addressee.Owner(story);
        }

        @Override
        public long reachedMs() {
            return Math.max(story.eventTimeMs(), node.eventTimeMs());
        }
    }

    /** The article can't change any more, only be withdrawn; its desk keeps what the story may yet need of it. */
    record Retire(StoryId story, Node node) implements OfStory {
        @Override
        public Addressee to() {
            return new Addressee.Owner(story);
        }

        @Override
        public long reachedMs() {
            return Math.max(story.eventTimeMs(), node.eventTimeMs());
        }
    }

    /** The story has closed: nothing of the article is needed any more. */
    record Dismiss(StoryId story, Node node) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(node.home());
        }
    }

    /**
     * A partition's reminder to itself that there is something to read anew, more to release or to let go of than one step
     * allows, or someone who waits to be announced. One is under way at a time.
     */
    record Sweep(int partition) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(partition);
        }
    }

    /** The story's owner needs the article's text: join again. */
    record Want(StoryId story, Node node) implements OfDesk {
        @Override
        public Addressee to() {
            return new Addressee.Home(node.home());
        }
    }

    /** What finds the watermark: no part of any article's matter, and so not counted itself. */
    sealed interface OfWatermark extends Mail {}

    /**
     * To the partition that counts: event time has come so far in another.
     *
     * @param eventTimeMs milliseconds since 1970-01-01T00:00Z, a multiple of the watermark's step
     */
    record Time(int partition, long eventTimeMs) implements OfWatermark {
        @Override
        public Addressee to() {
            return new Addressee.Home(Count.BY);
        }
    }

    /**
     * To every partition: say how much mail of a generation you have sent and received.
     *
     * @param generation whatever is read from the wire from now on belongs to a later one
     * @param round 0, 1, … until the counts agree
     */
    record Count(long generation, int round) implements OfWatermark {
        /** The partition that counts. */
        public static final int BY = 0;

        @Override
        public Addressee to() {
            return new Addressee.Everyone();
        }
    }

    /**
     * A partition's answer to a {@link Count}.
     *
     * @param sent deliveries of mail of that generation that it has sent, a piece to everyone counting for each partition
     * @param received those that it has received
     * @param eventTimeMs its event time when it began with the next generation
     */
    record Counted(int partition, long generation, int round, long sent, long received, long eventTimeMs)
            implements OfWatermark {
        @Override
        public Addressee to() {
            return new Addressee.Home(Count.BY);
        }
    }

    /** To every partition: whatever was read before this event time, and all that followed from it, has come to rest. */
    record Settled(long watermarkMs) implements OfWatermark {
        @Override
        public Addressee to() {
            return new Addressee.Everyone();
        }
    }
}
