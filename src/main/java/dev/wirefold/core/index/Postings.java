package dev.wirefold.core.index;

/**
 * A sorted list of slots with room at both ends: articles arrive at the end and leave at the front, both in constant
 * time.
 */
final class Postings {
    private static final int LEAST_CAPACITY = 4;

    private int[] slots = new int[LEAST_CAPACITY];
    private int start;
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return slots[start + index];
    }

    void insert(int index, int slot) {
        if (start + size == slots.length) {
            move(size + 1 > slots.length * 3 / 4 ? slots.length * 2 : slots.length);
        }
        System.arraycopy(slots, start + index, slots, start + index + 1, size - index);
        slots[start + index] = slot;
        size++;
    }

    void remove(int index) {
        if (index == 0) {
            start++;
        } else {
            System.arraycopy(slots, start + index + 1, slots, start + index, size - index - 1);
        }
        size--;
        if (slots.length > LEAST_CAPACITY && size < slots.length / 4) {
            move(slots.length / 2);
        }
    }

    private void move(int capacity) {
        int[] moved = capacity == slots.length ? slots : new int[capacity];
        System.arraycopy(slots, start, moved, 0, size);
        slots = moved;
        start = 0;
    }
}
