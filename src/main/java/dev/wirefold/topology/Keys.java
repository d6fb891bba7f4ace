package dev.wirefold.topology;

import dev.wirefold.core.Node;
import dev.wirefold.core.StoryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the state stores. Places come first and big-endian, so that a walk in the order of the bytes is a walk in the
 * wire's order; ids hold no control character and end with one, so that no id is the beginning of another's key.
 */
final class Keys {
    private static final byte BY_PARENT = 0;
    private static final byte BY_CHILD = 1;
    private static final byte END_OF_ID = 0;

    private Keys() {}

    static Bytes node(Node node) {
        return Bytes.wrap(nodeBytes(node));
    }

    static Bytes story(StoryId story) {
        return Bytes.wrap(storyBytes(story));
    }

    static Bytes member(StoryId story, Node node) {
        return Bytes.wrap(join(storyBytes(story), nodeBytes(node)));
    }

    static Bytes watch(Node parent, Node child) {
        return Bytes.wrap(join(new byte[] {BY_PARENT}, nodeBytes(parent), nodeBytes(child)));
    }

    static Bytes watchReversed(Node parent, Node child) {
        return Bytes.wrap(join(new byte[] {BY_CHILD}, nodeBytes(child), nodeBytes(parent)));
    }

    static Bytes watchersOf(Node parent) {
        return Bytes.wrap(join(new byte[] {BY_PARENT}, nodeBytes(parent)));
    }

    static Bytes watchedBy(Node child) {
        return Bytes.wrap(join(new byte[] {BY_CHILD}, nodeBytes(child)));
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

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
