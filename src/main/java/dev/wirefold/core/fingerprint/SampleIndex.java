package dev.wirefold.core.fingerprint;

import dev.wirefold.core.Node;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the articles that agree with one in several MinHash samples: a set of (node, sample value) pairs, by value.
 *
 * <p>Counting single values finds pairs of low similarity, where bands of several values would miss nearly all. Most
 * values belong to one article; such an article's slot stands in the table itself, other values have a sorted list.
 *
 * <p>Mutable, for one thread.
 */
public final class SampleIndex {
    private static final int ABSENT = Integer.MIN_VALUE;

    private final int minSharedSamples;
    private final int maxPostingsRead;
    private final int maxCandidates;

    private final Object2IntOpenHashMap<Node> slots = new Object2IntOpenHashMap<>();
    private final IntArrayList freeSlots = new IntArrayList();
    /** By slot; null where free. */
    private @Nullable Node[] nodes = new Node[16];
    /** By slot: how many values the node is listed under. */
    private int[] valueCounts = new int[16];
    /** By slot: scratch for {@link #around}, all zero between calls. */
    private int[] agreements = new int[16];

    private int usedSlots;

    /** Value → the slot of the one node that has it, or ~position of its list in {@link #lists}. */
    private final Int2IntOpenHashMap byValue = new Int2IntOpenHashMap();

    private final ObjectArrayList<@Nullable Postings> lists = new ObjectArrayList<>();
    private final IntArrayList freeLists = new IntArrayList();

    /**
     * An empty index.
     *
     * @param minSharedSamples nodes that agree in fewer samples are not found
     * @param maxPostingsRead so many earlier nodes of a value are read, the earliest in the window
     * @param maxCandidates so many earlier nodes are returned, the most agreeing
     */
    public SampleIndex(int minSharedSamples, int maxPostingsRead, int maxCandidates) {
        if (minSharedSamples < 1 || maxPostingsRead < 1 || maxCandidates < 1) {
            throw new IllegalArgumentException(
                    "minSharedSamples, maxPostingsRead and maxCandidates must be at least 1");
        }
        this.minSharedSamples = minSharedSamples;
        this.maxPostingsRead = maxPostingsRead;
        this.maxCandidates = maxCandidates;
        slots.defaultReturnValue(ABSENT);
        byValue.defaultReturnValue(ABSENT);
    }

    /** Number of nodes that are listed under a value. */
    public int size() {
        return slots.size();
    }

    /** Lists the node under each sample; where it is listed already, nothing changes. */
    public void add(Node node, int[] samples) {
        if (samples.length == 0) {
            return;
        }
        int slot = slots.getInt(node);
        if (slot == ABSENT) {
            slot = take(node);
        }
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
     * The nodes with another id that agree with one in enough samples, and lie near it in time.
     *
     * @param windowMs how much earlier or later than {@code of} they may be, milliseconds
     */
    public Neighbours around(Node of, int[] samples, long windowMs) {
        Node from = new Node(of.place() - windowMs, "", Integer.MIN_VALUE);
        Node to = new Node(of.place() + windowMs + 1, "", Integer.MIN_VALUE);
        IntArrayList touched = new IntArrayList();
        boolean cut = false;
        for (int value : samples) {
            int entry = byValue.get(value);
            if (entry >= 0) {
                countOne(entry, from, to, of.id(), touched);
            } else if (entry != ABSENT) {
                Postings list = list(entry);
                cut |= !count(list, from, of, of.id(), maxPostingsRead, touched);
                count(list, of, to, of.id(), Integer.MAX_VALUE, touched);
            }
        }
        IntArrayList older = new IntArrayList();
        IntArrayList younger = new IntArrayList();
        for (int i = 0; i < touched.size(); i++) {
            int slot = touched.getInt(i);
            if (agreements[slot] >= minSharedSamples) {
                (node(slot).isBefore(of) ? older : younger).add(slot);
            }
        }
        older.sort((a, b) -> agreements[a] != agreements[b]
                ? Integer.compare(agreements[b], agreements[a])
                : node(a).compareTo(node(b)));
        younger.sort((a, b) -> node(a).compareTo(node(b)));
        touched.forEach(slot -> agreements[slot] = 0);
        cut |= older.size() > maxCandidates;
        older.size(Math.min(older.size(), maxCandidates));
        return new Neighbours(nodes(older), cut, nodes(younger));
    }

    private void countOne(int slot, Node from, Node to, String id, IntArrayList touched) {
        Node node = node(slot);
        if (!node.isBefore(from) && node.isBefore(to) && !node.id().equals(id)) {
            agree(slot, touched);
        }
    }

    /**
     * Adds one to the agreement of each node of a list from one place (inclusive) to another (exclusive).
     *
     * @param id nodes with this id are passed over
     * @param limit how many to read at most
     * @return whether all were read
     */
    private boolean count(Postings list, Node from, Node to, String id, int limit, IntArrayList touched) {
        int read = 0;
        for (int i = position(list, from); i < list.size() && node(list.get(i)).isBefore(to); i++) {
            int slot = list.get(i);
            if (node(slot).id().equals(id)) {
                continue;
            }
            if (read++ == limit) {
                return false;
            }
            agree(slot, touched);
        }
        return true;
    }

    private void agree(int slot, IntArrayList touched) {
        if (agreements[slot]++ == 0) {
            touched.add(slot);
        }
    }

    private List<Node> nodes(IntArrayList slots) {
        List<Node> nodes = new ArrayList<>(slots.size());
        for (int i = 0; i < slots.size(); i++) {
            nodes.add(node(slots.getInt(i)));
        }
        return nodes;
    }

    private void addTo(int value, int slot, Node node) {
        int entry = byValue.get(value);
        if (entry == slot) {
            return;
        }
        if (entry == ABSENT) {
            byValue.put(value, slot);
        } else if (entry >= 0) {
            Postings pair = new Postings();
            pair.insert(0, entry);
            pair.insert(node.isBefore(node(entry)) ? 0 : 1, slot);
            byValue.put(value, keep(pair));
        } else {
            Postings list = list(entry);
            int at = position(list, node);
            if (at < list.size() && list.get(at) == slot) {
                return;
            }
            list.insert(at, slot);
        }
        valueCounts[slot]++;
    }

    private void removeFrom(int value, int slot, Node node) {
        int entry = byValue.get(value);
        if (entry == slot) {
            byValue.remove(value);
            valueCounts[slot]--;
        } else if (entry < 0 && entry != ABSENT) {
            Postings list = list(entry);
            int at = position(list, node);
            if (at < list.size() && list.get(at) == slot) {
                list.remove(at);
                valueCounts[slot]--;
                if (list.size() == 1) {
                    byValue.put(value, list.get(0));
                    lists.set(~entry, null);
                    freeLists.push(~entry);
                }
            }
        }
    }

    /** The place of the first node that is not before the given one. Most arrivals belong at the end. */
    private int position(Postings list, Node node) {
        int low = 0;
        int high = list.size();
        if (node(list.get(high - 1)).isBefore(node)) {
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
