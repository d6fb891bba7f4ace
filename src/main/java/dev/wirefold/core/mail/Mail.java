package dev.wirefold.core.mail;

import dev.wirefold.core.Member;
import dev.wirefold.core.Node;
import dev.wirefold.core.Parent;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.fingerprint.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The protocol's messages. All mail about an article is sent by that article's home, so it arrives in order for each
 * pair of partitions; no other order may be assumed.
 *
 * <p>In every message {@code child} is the younger article, {@code parent} the older one, and {@code epoch} names the
 * child's question that the message belongs to: an answer to an earlier question is void.
 */
public sealed interface Mail {

    Addressee to();

    /**
     * Here is an article; every partition answers with a {@link Match}.
     *
     * @param rev which of its texts this is, rising
     * @param advert whether younger articles are to consider it as their parent
     * @param again whether it has asked before, so that older watches of its may be about
     */
    record Announce(Node node, long rev, long epoch, Fingerprint fingerprint, boolean advert, boolean again)
            implements Mail {
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
     */
    record Match(
            int partition, Node child, long epoch, @Nullable Parent found, boolean cut) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Home(child.home());
        }
    }

    /** The child takes the parent and wants to hear of its story from now on. */
    record Follow(Node child, long epoch, Node parent, long parentRev) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Home(parent.home());
        }
    }

    /** The child does not want to hear of the parent any longer. */
    record Unfollow(Node child, long epoch, Node parent) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Home(parent.home());
        }
    }

    /** The parent's story is this now. */
    record InStory(Node child, long epoch, Node parent, StoryId story) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Home(child.home());
        }
    }

    /** The parent is none any more: the child has to ask again. */
    record Gone(Node child, long epoch, Node parent) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Home(child.home());
        }
    }

    /** The article is in the story, as it stands now; sent again whenever what it says changes. */
    record Join(StoryId story, Member member) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Owner(story);
        }
    }

    /**
     * The article is not in the story any more.
     *
     * @param movedTo the story it is in now, or null when it was withdrawn
     */
    record Leave(StoryId story, Node node, @Nullable StoryId movedTo) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Owner(story);
        }
    }

    /** The story's owner needs the article's text: join again. */
    record Want(StoryId story, Node node) implements Mail {
        @Override
        public Addressee to() {
            return new Addressee.Home(node.home());
        }
    }
}
