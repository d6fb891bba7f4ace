package dev.wirefold.topology;

import dev.wirefold.core.Node;
import dev.wirefold.core.StoryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the state store. The first byte is the kind of row. Places come first and big-endian, so that a walk in the order of the bytes is a walk in the
 * wire's order; ids hold no control character and end with one, so that no id is the beginning of another's key.
 */
final class Keys {
    static final byte PARTITION = 0;
    static final byte ENTRY = 1;
    static final byte TEXT = 2;
    static final byte FINGERPRINT = 3;
    static final byte WATCH_BY_PARENT = 4;
    static final byte WATCH_BY_CHILD = 5;
    static final byte HEAD = 6;
    static final byte MEMBER = 7;
    private static final byte END_OF_ID = 0;

    private Keys() {}

    /** A row of the partition itself. */
    static Bytes partition(String name) {
        return key(PARTITION, name.getBytes(StandardCharsets.UTF_8));
    }

    static Bytes entries() {
        return key(ENTRY);
    }

    static Bytes entry(Node node) {
        return key(ENTRY, nodeBytes(node));
    }

    static Bytes text(Node node) {
        return key(TEXT, nodeBytes(node));
    }

    static Bytes fingerprint(Node node) {
        return key(FINGERPRINT, nodeBytes(node));
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

    static Bytes watch(Node parent, Node child) {
        return key(WATCH_BY_PARENT, nodeBytes(parent), nodeBytes(child));
    }

    static Bytes watchReversed(Node parent, Node child) {
        return key(WATCH_BY_CHILD, nodeBytes(child), nodeBytes(parent));
    }

    static Bytes watchersOf(Node parent) {
        return key(WATCH_BY_PARENT, nodeBytes(parent));
    }

    static Bytes watchedBy(Node child) {
        return key(WATCH_BY_CHILD, nodeBytes(child));
    }

    /** The second node of a watch key. */
    static Node watchTail(Bytes key, Bytes prefix) {
        byte[] all = key.get();
        int from = prefix.get().length;
        return readNode(ByteBuffer.wrap(all, from, all.length - from));
    }

    private static Node readNode(ByteBuffer from) {
        long place = from.getLong();
        byte[] id = new byte[from.remaining() - 1 - Integer.BYTES];
        from.get(id).get();
        return new Node(place, new String(id, StandardCharsets.UTF_8), from.getInt());
    }

    private static byte[] nodeBytes(Node node) {
        byte[] place = placeBytes(node.place(), node.id());
        return ByteBuffer.allocate(place.length + Integer.BYTES)
                .put(place)
                .putInt(node.home())
                .array();
    }

    private static byte[] storyBytes(StoryId story) {
        return placeBytes(story.place(), story.articleId());
    }

    private static byte[] placeBytes(long place, String articleId) {
        byte[] id = articleId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + id.length + 1)
                .putLong(place)
                .put(id)
                .put(END_OF_ID)
                .array();
    }

    /** The kind of row that a key is of. */
    static byte kindOf(byte[] key) {
        return key[0];
    }

    static Bytes key(byte kind, byte[]... parts) {
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
