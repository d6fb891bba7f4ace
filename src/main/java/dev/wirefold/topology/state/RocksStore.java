package dev.wirefold.topology.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * A store in RocksDB, set as that of the pipeline is, but without a task, a changelog and a cache around it: to
 * measure the pipeline's state where there is no Kafka.
 */
public final class RocksStore implements KeyValueStore<Bytes, byte[]> {
    private static final long MIB = 1024 * 1024;

    static {
        RocksDB.loadLibrary();
    }

    private final String name;
    private final LRUCache blocks = new LRUCache(50 * MIB);
    private final BloomFilter filter = new BloomFilter();
    private final Options options = new Options();
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final RocksDB db;
    private boolean open = true;

    /** @param directory of all stores */
    public RocksStore(Path directory, String name) {
        this.name = name;
        SharedRocksDbMemory.compress(
                new BlockBasedTableConfig().setBlockCache(blocks).setFilterPolicy(filter), options);
        options.setWriteBufferSize(16 * MIB)
                .setMaxWriteBufferNumber(3)
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setCreateIfMissing(true)
                .setIncreaseParallelism(Math.max(Runtime.getRuntime().availableProcessors(), 2));
        try {
            db = RocksDB.open(
                    options, Files.createDirectories(directory.resolve(name)).toString());
        } catch (RocksDBException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException failed(RocksDBException cause) {
        return new IllegalStateException("RocksDB failed: " + cause.getMessage(), cause);
    }

    /** Writes to disk what is in memory yet. */
    public void writeOut() {
        try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            db.flush(waiting);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        throw new UnsupportedOperationException("this store is for no task");
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        try {
            if (value == null) {
                db.delete(unlogged, key.get());
            } else {
                db.put(unlogged, key.get(), value);
            }
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] known = get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        byte[] known = get(key);
        put(key, null);
        return known;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        try {
            return db.get(key.get());
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return new Rows(from == null ? new byte[0] : from.get(), key -> to == null || key.compareTo(to) <= 0);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        byte[] start = serializer.serialize(name, prefix);
        return new Rows(start, key -> {
            byte[] bytes = key.get();
            return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
        });
    }

    @Override
    public long approximateNumEntries() {
        try {
            return db.getLongProperty("rocksdb.estimate-num-keys");
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        open = false;
        db.close();
        options.close();
        unlogged.close();
        filter.close();
        blocks.close();
    }

    private final class Rows implements KeyValueIterator<Bytes, byte[]> {
        private final RocksIterator rows = db.newIterator();
        private final java.util.function.Predicate<Bytes> within;

        Rows(byte[] start, java.util.function.Predicate<Bytes> within) {
            this.within = within;
            rows.seek(start);
        }

        @Override
        public boolean hasNext() {
            return rows.isValid() && within.test(Bytes.wrap(rows.key()));
        }

        @Override
        public Bytes peekNextKey() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Bytes.wrap(rows.key());
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            KeyValue<Bytes, byte[]> row = new KeyValue<>(peekNextKey(), rows.value());
            rows.next();
            return row;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
