package dev.wirefold.topology.state;

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
 * some 100 MiB for each.
 */
public final class SharedRocksDbMemory implements RocksDBConfigSetter {
    static final long MAX_BYTES = 192L * 1024 * 1024;
    private static final long BLOCK_BYTES = 16 * 1024;
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
        options.setWriteBufferManager(WRITE_BUFFERS);
        compress(table, options);
    }

    /**
     * Half of what rows hold is prose. What is written first is soon read and written again, and has to be quick; what has
     * come to the bottom stays.
     */
    static void compress(BlockBasedTableConfig table, Options options) {
        table.setBlockSize(BLOCK_BYTES);
        options.setTableFormatConfig(table);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // Nothing here belongs to one store.
    }
}
