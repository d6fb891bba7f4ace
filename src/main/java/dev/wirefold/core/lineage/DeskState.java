package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Fingerprint;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a desk remembers. All of it changes together with the mail sent, in one transaction, or not at all.
 *
 * <p>Lists are snapshots: the state may be changed while one is walked.
 */
public interface DeskState {
    Clock clock();

    void put(Clock clock);

    @Nullable
    Entry entry(Node node);

    void put(Entry entry);

    void remove(Entry entry);

    /** The current text of an article; null for a killed one. */
    @Nullable
    Content text(Node node);

    /** The fingerprint of the current text; null for an article that is not in the lineage. */
    @Nullable
    Fingerprint fingerprint(Node node);

    void putText(Node node, Content text);

    void putFingerprint(Node node, Fingerprint fingerprint);

    void removeText(Node node);

    void removeFingerprint(Node node);

    void put(Watch watch);

    void remove(Watch watch);

    @Nullable
    Watch watch(Node parent, Node child);

    /** The children that watch an article of this partition. */
    List<Watch> watchersOf(Node parent);

    /** The articles of this partition that a child watches. */
    List<Watch> watchedBy(Node child);

    /** The kin of an article of this partition; null when it has none, and its tree's owner believes so. */
    @Nullable
    Kindred kindred(Node node);

    void put(Node node, Kindred kindred);

    void removeKindred(Node node);

    void put(Trace trace);

    void remove(Trace trace);

    /** The trees whose owners want to hear of an article of this partition. */
    List<Trace> tracesOf(Node article);

    /** What is known of a publisher; null when nothing is. */
    @Nullable
    House house(String publisher);

    void put(House house);

    void removeHouse(String publisher);

    void forEachHouse(Consumer<House> consumer);

    /** What editors have decided about the articles of an id; null when nothing is kept. */
    @Nullable
    Decided decided(String id);

    void put(Decided decided);

    void removeDecided(String id);

    void forEachDecided(Consumer<Decided> consumer);

    /** Counts one more of what the partition counts. */
    default long next() {
        Clock counting = clock().counting();
        put(counting);
        return counting.sequence();
    }

    /** All entries in the wire's order, to rebuild what is derived from them. */
    void forEachEntry(Consumer<Entry> consumer);
}
