package dev.wirefold.wire.poll;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** For runs that leave nothing behind. */
final class KeyedBytesInMemory implements KeyedBytes {
    private final ConcurrentSkipListMap<String, byte[]> all = new ConcurrentSkipListMap<>();

    @Override
    public byte @Nullable [] get(String key) {
        return all.get(key);
    }

    @Override
    public void write(Map<String, byte @Nullable []> changes, boolean synced) {
        changes.forEach((key, value) -> {
            if (value == null) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        });
    }

    @Override
    public void visit(String prefix, BiPredicate<String, byte[]> visitor) {
        for (Map.Entry<String, byte[]> entry : all.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix) || !visitor.test(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    @Override
    public void close() {}
}
