package dev.wirefold.core.index;

import dev.wirefold.core.article.Node;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import it.unimi.dsi.fastutil.objects.Object2IntOpenCustomHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the articles that agree with one in several MinHash samples: a set of (node, sample value) pairs, by value.
 *
 * <p>Counting single values finds pairs of low similarity, where bands of several values would miss nearly all. Most
 * values belong to one article or a few, whose slots stand in the table itself; a value that many share has a sorted list,
 * of which the earliest can be read without the rest. With 160 samples an article takes
 * 1.9 KiB of heap, of a million in the window ({@code wirefold bench growth}). There can be 2^24 nodes.
 *
 * <p>What a publisher puts on many articles is in the samples of all of them. So its articles and those of all others are two
 * groups with caps of their own: neither pushes the other out of sight. And a value that many of a group share tells little:
 * those that agree in rare values come first, and who is passed over and agrees in common values only is not missed.
 *
 * <p>Mutable, for one thread.
 */
public final class SampleIndex {
    private static final int ABSENT = -1;
    /** Of one value. A list would take less memory from 12 on; but many of one value make searches for others longer. */
    private static final int MOST_IN_TABLE = 6;
    /** So many times as many are looked through for those of either group that are read. */
    private static final int LOOKED_THROUGH = 4;
    /** Added to the agreement of a node for a value that many of its group share. */
    private static final int COMMON = 1;
    /** For a value that few share: the upper half counts these alone. */
    private static final int RARE = 1 << 16 | COMMON;

    private static final int ALL = (1 << 16) - 1;
    /** What a rare value counts for beside a common one, when the most agreeing are chosen. */
    private static final int WEIGHT_OF_RARE = 8;
    /** A value is common to a group if more than this share of those that are returned have it. */
    private static final int SHARE_OF_COMMON = 4;

    private final int minSharedSamples;
    private final int maxPostingsRead;
    private final int maxCandidates;
    private final int commonAbove;

    private final Object2IntOpenCustomHashMap<Node> slots;
    private final IntArrayList freeSlots = new IntArrayList();
    /** By slot; null where free. */
    private @Nullable Node[] nodes = new Node[16];
    /** By slot: how many values the node is listed under. */
    private int[] valueCounts = new int[16];
    /** By slot: hash of the publisher's name. */
    private int[] publishers = new int[16];
    /** By slot: scratch for {@link #around}, all zero between calls; how many values agree, and in the upper half how many rare ones. */
    private int[] agreements = new int[16];

    private int usedSlots;

    /** Value → the slots of the few nodes that have it, or ~position of its list in {@link #lists}. */
    private final SampleTable byValue;

    private final ObjectArrayList<@Nullable Postings> lists = new ObjectArrayList<>();
    private final IntArrayList freeLists = new IntArrayList();

    /** Scratch: what the table has of a value; no more slots of one value than are read in any case. */
    private final int[] entries;
    /** Scratch: the values that may be listed. */
    private int[] picked = new int[0];
    /** Scratch: the slots that {@link #agreements} counts. */
    private final IntArrayList touched = new IntArrayList();
    /** Scratch: the most agreeing slots of the same publisher, the one to give way to a better one first. */
    private final IntHeapPriorityQueue bestOwn = new IntHeapPriorityQueue(this::compareAgreement);
    /** Scratch: those of other publishers. */
    private final IntHeapPriorityQueue bestOthers = new IntHeapPriorityQueue(this::compareAgreement);

    /** An empty index whose order in memory is known to everybody: for tests, and where all articles are trusted. */
    public SampleIndex(int minSharedSamples, int maxPostingsRead, int maxCandidates) {
        this(minSharedSamples, maxPostingsRead, maxCandidates, 0);
    }

    /**
     * An empty index.
     *
     * @param minSharedSamples nodes that agree in fewer samples are not found
     * @param maxPostingsRead so many earlier nodes of a value and of a group are read, the earliest in the window
     * @param maxCandidates so many earlier nodes of a group are returned, the most agreeing
     * @param seed decides where in memory something stands, and nothing else; as long as it is secret, nobody can make articles
     *     that stand in each other's way
     */
    public SampleIndex(int minSharedSamples, int maxPostingsRead, int maxCandidates, long seed) {
        if (minSharedSamples < 1 || maxPostingsRead < 1 || maxCandidates < 1) {
            throw new IllegalArgumentException(
                    "minSharedSamples, maxPostingsRead and maxCandidates must be at least 1");
        }
        this.minSharedSamples = minSharedSamples;
        this.maxPostingsRead = maxPostingsRead;
        this.maxCandidates = maxCandidates;
        slots = new Object2IntOpenCustomHashMap<>(new NodeHash(seed));
        this.commonAbove = Math.max(MOST_IN_TABLE, maxCandidates / SHARE_OF_COMMON);
        slots.defaultReturnValue(ABSENT);
        byValue = new SampleTable(seed);
        entries = new int[Math.min(MOST_IN_TABLE, maxPostingsRead)];
    }

    /** Number of nodes. */
    public int size() {
        return slots.size();
    }

    /**
     * Lists the node under each sample; where it is listed already, nothing changes. A node without samples is in the index, too.
     *
     * @param publisher its name; those without one are of one group
     */
    public void add(Node node, int[] samples, String publisher) {
        int slot = slots.getInt(node);
        if (slot == ABSENT) {
            slot = take(node);
            publishers[slot] = publisher.hashCode();
        }
        byValue.touchForChange(samples);
        for (int value : samples) {
            addTo(value, slot, node);
        }
    }

    /** Takes the node from the list of each sample; where it is not listed, nothing changes. */
    public void remove(Node node, int[] samples) {
        int slot = slots.getInt(node);
        if (slot == ABSENT) {
            return;
        }
        byValue.touchForChange(samples);
        for (int value : samples) {
            removeFrom(value, slot, node);
        }
        if (valueCounts[slot] == 0) {
            slots.removeInt(node);
            nodes[slot] = null;
            freeSlots.push(slot);
        }
    }

    /**
     * Nodes of a publisher, in the wire's order; and of another whose name has the same hash. Looks at all nodes.
     *
     * @param after those after this one
     * @param most so many at most
     */
    public List<Node> ofPublisher(String publisher, Node after, int most) {
        int hash = publisher.hashCode();
        var first = new PriorityQueue<Node>(Comparator.reverseOrder());
        for (int slot = 0; slot < usedSlots; slot++) {
            Node node = nodes[slot];
            if (node == null || publishers[slot] != hash || !after.isBefore(node)) {
                continue;
            }
            if (first.size() < most) {
                first.add(node);
            } else if (node.isBefore(Objects.requireNonNull(first.peek()))) {
                first.poll();
                first.add(node);
            }
        }
        return first.stream().sorted().toList();
    }

    /**
     * The nodes with another id that agree with one in enough samples, and lie near it in time.
     *
     * @param publisher of {@code of}
     * @param windowMs how much earlier or later than {@code of} they may be, milliseconds
     */
    public Neighbours around(Node of, int[] samples, String publisher, long windowMs) {
        int own = publisher.hashCode();
        Node from = new Node(of.eventTimeMs() - windowMs, "", Integer.MIN_VALUE);
        Node to = new Node(of.eventTimeMs() + windowMs + 1, "", Integer.MIN_VALUE);
        boolean cut = false;
        picked = samples.length > picked.length ? new int[samples.length] : picked;
        int values = byValue.pick(samples, picked);
        byValue.touchForSearch(picked, values);
        for (int at = 0; at < values; at++) {
            int count = byValue.read(picked[at], entries);
            if (isList(count)) {
                cut |= !count(list(entries[0]), of, own, from, to);
            } else {
                for (int i = 0; i < count; i++) {
                    agree(entries[i], RARE);
                }
            }
        }
        List<Node> younger = List.of();
        for (int i = 0; i < touched.size(); i++) {
            int slot = touched.getInt(i);
            Node node = node(slot);
            if ((agreements[slot] & ALL) < minSharedSamples
                    || node.eventTimeMs() < from.eventTimeMs()
                    || node.eventTimeMs() >= to.eventTimeMs()
                    || node.id().equals(of.id())) {
                continue;
            }
            if (node.isBefore(of)) {
                cut |= !offer(slot, publishers[slot] == own ? bestOwn : bestOthers);
            } else {
                younger = younger.isEmpty() ? new ArrayList<>() : younger;
                younger.add(node);
            }
        }
        List<Node> older = takeBest();
        touched.forEach(slot -> agreements[slot] = 0);
        touched.clear();
        if (younger.size() > 1) {
            younger.sort(null);
        }
        return new Neighbours(older, cut, younger);
    }

    /**
     * Adds to the agreement of each node of a list from one (inclusive) to another (exclusive); of those before {@code of} the
     * earliest of either group.
     *
     * @param own the publisher of {@code of}
     * @return whether nobody is missed
     */
    private boolean count(Postings list, Node of, int own, Node from, Node to) {
        int first = position(list, from);
        int middle = position(list, of);
        int end = position(list, to);
        int last = (int) Math.min(middle, first + (long) LOOKED_THROUGH * maxPostingsRead);
        int ofOwn = 0;
        for (int at = first; at < last; at++) {
            ofOwn += publishers[list.get(at)] == own ? 1 : 0;
        }
        int ofOthers = last - first - ofOwn;
        int stepOfOwn = ofOwn > commonAbove ? COMMON : RARE;
        int stepOfOthers = ofOthers > commonAbove ? COMMON : RARE;
        int leftOfOwn = maxPostingsRead;
        int leftOfOthers = maxPostingsRead;
        for (int at = first; at < last; at++) {
            int slot = list.get(at);
            if (publishers[slot] == own) {
                if (leftOfOwn-- > 0) {
                    agree(slot, stepOfOwn);
                }
            } else if (leftOfOthers-- > 0) {
                agree(slot, stepOfOthers);
            }
        }
        for (int at = middle; at < end; at++) {
            agree(list.get(at), RARE);
        }
        return last == middle
                && (stepOfOwn == COMMON || ofOwn <= maxPostingsRead)
                && (stepOfOthers == COMMON || ofOthers <= maxPostingsRead);
    }

    private void agree(int slot, int step) {
        if (agreements[slot] == 0) {
            touched.add(slot);
        }
        agreements[slot] += step;
    }

    /**
     * Takes a slot among the best of its group, in which another may have to give way to it.
     *
     * @return whether nobody is missed
     */
    private boolean offer(int slot, IntHeapPriorityQueue best) {
        if (best.size() < maxCandidates) {
            best.enqueue(slot);
            return true;
        }
        int passedOver = slot;
        if (compareAgreement(slot, best.firstInt()) > 0) {
            passedOver = best.dequeueInt();
            best.enqueue(slot);
        }
        return agreements[passedOver] >>> 16 < minSharedSamples;
    }

    private List<Node> takeBest() {
        int[] found = new int[bestOwn.size() + bestOthers.size()];
        for (int i = 0; i < found.length; i++) {
            boolean fromOwn = bestOthers.isEmpty()
                    || (!bestOwn.isEmpty() && compareAgreement(bestOwn.firstInt(), bestOthers.firstInt()) < 0);
            found[i] = fromOwn ? bestOwn.dequeueInt() : bestOthers.dequeueInt();
        }
        Node[] nodesInOrder = new Node[found.length];
        for (int i = 0; i < found.length; i++) {
            nodesInOrder[found.length - 1 - i] = node(found[i]);
        }
        return List.of(nodesInOrder);
    }

    /** Least agreeing first, then latest first. */
    private int compareAgreement(int slot, int other) {
        int agreement = weightedAgreement(slot);
        int agreementOfOther = weightedAgreement(other);
        return agreement != agreementOfOther
                ? Integer.compare(agreement, agreementOfOther)
                : node(other).compareTo(node(slot));
    }

    private int weightedAgreement(int slot) {
        return (agreements[slot] & ALL) + (WEIGHT_OF_RARE - 1) * (agreements[slot] >>> 16);
    }

    private void addTo(int value, int slot, Node node) {
        if (!byValue.add(value, slot, entries.length - 1)) {
            int count = byValue.read(value, entries);
            if (!isList(count) && IntArrayList.wrap(entries, count).contains(slot)) {
                return;
            }
            Postings list = isList(count) ? list(entries[0]) : moveToList(value);
            int at = position(list, node);
            if (at < list.size() && list.get(at) == slot) {
                return;
            }
            list.insert(at, slot);
        }
        valueCounts[slot]++;
    }

    private void removeFrom(int value, int slot, Node node) {
        int count = byValue.read(value, entries);
        if (!isList(count)) {
            if (byValue.remove(value, slot)) {
                valueCounts[slot]--;
            }
            return;
        }
        Postings list = list(entries[0]);
        int at = position(list, node);
        if (at < list.size() && list.get(at) == slot) {
            list.remove(at);
            valueCounts[slot]--;
            // Well below what makes a list, lest a node that comes and goes move all the others.
            if (list.size() <= Math.max(1, entries.length / 2)) {
                moveToTable(value, entries[0]);
            }
        }
    }

    /** Whether what was read of a value is its list. */
    private boolean isList(int count) {
        return count == 1 && entries[0] < 0;
    }

    private Postings moveToList(int value) {
        Postings list = new Postings();
        for (int slot : entries) {
            byValue.remove(value, slot);
            list.insert(position(list, node(slot)), slot);
        }
        byValue.add(value, keep(list), 0);
        return list;
    }

    private void moveToTable(int value, int entry) {
        Postings list = list(entry);
        byValue.remove(value, entry);
        for (int i = 0; i < list.size(); i++) {
            byValue.add(value, list.get(i), i);
        }
        lists.set(~entry, null);
        freeLists.push(~entry);
    }

    /** The place of the first node that is not before the given one. Most arrivals belong at the end. */
    private int position(Postings list, Node node) {
        int low = 0;
        int high = list.size();
        if (high == 0 || node(list.get(high - 1)).isBefore(node)) {
            return high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (node(list.get(middle)).isBefore(node)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int take(Node node) {
        int slot = freeSlots.isEmpty() ? usedSlots++ : freeSlots.popInt();
        if (slot == nodes.length) {
            nodes = Arrays.copyOf(nodes, slot * 2);
            valueCounts = Arrays.copyOf(valueCounts, slot * 2);
            publishers = Arrays.copyOf(publishers, slot * 2);
            agreements = Arrays.copyOf(agreements, slot * 2);
        }
        nodes[slot] = node;
        slots.put(node, slot);
        return slot;
    }

    private int keep(Postings list) {
        if (freeLists.isEmpty()) {
            lists.add(list);
            return ~(lists.size() - 1);
        }
        int at = freeLists.popInt();
        lists.set(at, list);
        return ~at;
    }

    private Node node(int slot) {
        return Objects.requireNonNull(nodes[slot]);
    }

    private Postings list(int entry) {
        return Objects.requireNonNull(lists.get(~entry));
    }
}
