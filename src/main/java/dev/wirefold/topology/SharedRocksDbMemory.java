package dev.wirefold.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the memory that RocksDB takes outside the heap, for all partitions of an instance: left alone, it takes
 * some 100 MiB for each. Rows are compressed on disk, since half of what they hold is prose.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {
    static final long MAX_BYTES = 192L * 1024 * 1024;
    private static final long MAX_WRITE_BUFFER_BYTES = 96L * 1024 * 1024;

    /** Never closed: other stores of the process go on with them. */
    private static final Cache CACHE = new LRUCache(MAX_BYTES);

    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(MAX_WRITE_BUFFER_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // Nothing here belongs to one store.
    }
}
