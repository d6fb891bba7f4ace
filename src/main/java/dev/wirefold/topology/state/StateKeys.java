package dev.wirefold.topology.state;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Pair;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the state store. The first byte is the kind of row. Places come first and big-endian, so that a walk in the order of the bytes is a walk in the
 * wire's order; ids hold no control character and end with one, so that no id is the beginning of another's key.
 */
public final class StateKeys {
    public static final byte PARTITION = 0;
    public static final byte ENTRY = 1;
    public static final byte TEXT = 2;
    public static final byte FINGERPRINT = 3;
    public static final byte WATCH_BY_PARENT = 4;
    static final byte WATCH_BY_CHILD = 5;
    public static final byte HEAD = 6;
    public static final byte MEMBER = 7;
    public static final byte KINDRED = 8;
    public static final byte TRACE = 9;
    public static final byte TOLD = 10;
    public static final byte ENROLLED = 11;
    public static final byte HOUSE = 12;
    public static final byte TIE = 13;
    public static final byte PAIR = 14;
    public static final byte BOND = 15;
    public static final byte DECIDED = 16;
    private static final byte END_OF_ID = 0;

    private StateKeys() {}

    /** A row of the partition itself. */
    static Bytes partition(String name) {
        return key(PARTITION, name.getBytes(StandardCharsets.UTF_8));
    }

    public static Bytes entries() {
        return key(ENTRY);
    }

    public static Bytes entry(Node node) {
        return key(ENTRY, nodeBytes(node));
    }

    static Bytes text(Node node) {
        return key(TEXT, nodeBytes(node));
    }

    static Bytes fingerprint(Node node) {
        return key(FINGERPRINT, nodeBytes(node));
    }

    static Bytes houses() {
        return key(HOUSE);
    }

    static Bytes house(String publisher) {
        return key(HOUSE, publisher.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes allDecided() {
        return key(DECIDED);
    }

    static Bytes decided(String id) {
        return key(DECIDED, id.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes head(StoryId story) {
        return key(HEAD, storyBytes(story));
    }

    static Bytes members(StoryId story) {
        return key(MEMBER, storyBytes(story));
    }

    static Bytes member(StoryId story, Node node) {
        return key(MEMBER, storyBytes(story), nodeBytes(node));
    }

    public static Bytes watch(Node parent, Node child) {
        return key(WATCH_BY_PARENT, nodeBytes(parent), nodeBytes(child));
    }

    public static Bytes watchReversed(Node parent, Node child) {
        return key(WATCH_BY_CHILD, nodeBytes(child), nodeBytes(parent));
    }

    public static Bytes watchersOf(Node parent) {
        return key(WATCH_BY_PARENT, nodeBytes(parent));
    }

    public static Bytes watchedBy(Node child) {
        return key(WATCH_BY_CHILD, nodeBytes(child));
    }

    static Bytes kindred(Node node) {
        return key(KINDRED, nodeBytes(node));
    }

    static Bytes tracesOf(Node article) {
        return key(TRACE, nodeBytes(article));
    }

    static Bytes trace(Node article, StoryId tree) {
        return key(TRACE, nodeBytes(article), storyBytes(tree));
    }

    static Bytes told(StoryId tree) {
        return key(TOLD, storyBytes(tree));
    }

    static Bytes tie(StoryId tree, Node older) {
        return key(TIE, storyBytes(tree), nodeBytes(older));
    }

    static Bytes pairs(StoryId tree, StoryId other) {
        return key(PAIR, storyBytes(tree), storyBytes(other));
    }

    static Bytes pairs(StoryId tree, StoryId other, Node older) {
        return key(PAIR, storyBytes(tree), storyBytes(other), nodeBytes(older));
    }

    static Bytes pair(StoryId tree, StoryId other, Pair pair) {
        return key(PAIR, storyBytes(tree), storyBytes(other), nodeBytes(pair.older()), nodeBytes(pair.younger()));
    }

    static Bytes bonds(StoryId tree) {
        return key(BOND, storyBytes(tree));
    }

    static Bytes bond(StoryId tree, StoryId other) {
        return key(BOND, storyBytes(tree), storyBytes(other));
    }

    static Bytes allEnrolled() {
        return key(ENROLLED);
    }

    static Bytes enrolled(StoryId tree) {
        return key(ENROLLED, storyBytes(tree));
    }

    static Bytes enrolled(StoryId tree, Node node) {
        return key(ENROLLED, storyBytes(tree), nodeBytes(node));
    }

    /** The tree that a key ends with, behind a prefix. */
    static StoryId treeTail(Bytes key, Bytes prefix) {
        byte[] all = key.get();
        return readStory(ByteBuffer.wrap(all, prefix.get().length, all.length - prefix.get().length));
    }

    /** The tree in a key of an article in a tree. */
    static StoryId enrolledTree(Bytes key) {
        byte[] all = key.get();
        return readStory(ByteBuffer.wrap(all, 1, all.length - 1));
    }

    private static StoryId readStory(ByteBuffer from) {
        long eventTimeMs = from.getLong();
        int start = from.position();
        while (from.get() != END_OF_ID) {
            // on to the end of the id
        }
        byte[] id = new byte[from.position() - 1 - start];
        from.position(start).get(id).get();
        return new StoryId(new String(id, StandardCharsets.UTF_8), eventTimeMs);
    }

    /** The node that a key ends with, behind a prefix. */
    public static Node nodeTail(Bytes key, Bytes prefix) {
        byte[] all = key.get();
        int from = prefix.get().length;
        return readNode(ByteBuffer.wrap(all, from, all.length - from));
    }

    /** The pair that a key ends with, behind the two trees. */
    static Pair pairTail(Bytes key, Bytes prefix) {
        byte[] all = key.get();
        int from = prefix.get().length;
        ByteBuffer tail = ByteBuffer.wrap(all, from, all.length - from);
        Node older = readNode(tail);
        return new Pair(older, readNode(tail));
    }

    private static Node readNode(ByteBuffer from) {
        StoryId place = readStory(from);
        return new Node(place.eventTimeMs(), place.articleId(), from.getInt());
    }

    private static byte[] nodeBytes(Node node) {
        byte[] order = eventTimeBytes(node.eventTimeMs(), node.id());
        return ByteBuffer.allocate(order.length + Integer.BYTES)
                .put(order)
                .putInt(node.home())
                .array();
    }

    private static byte[] storyBytes(StoryId story) {
        return eventTimeBytes(story.eventTimeMs(), story.articleId());
    }

    private static byte[] eventTimeBytes(long eventTimeMs, String articleId) {
        byte[] id = articleId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length + 1)
                .putLong(eventTimeMs)
                .put(id)
                .put(END_OF_ID)
                .array();
    }

    /** The kind of row that a key is of. */
    public static byte kindOf(byte[] key) {
        return key[0];
    }

    public static Bytes key(byte kind, byte[]... parts) {
        int length = 1;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length).put(kind);
        for (byte[] part : parts) {
            all.put(part);
        }
        return Bytes.wrap(all.array());
    }
}
