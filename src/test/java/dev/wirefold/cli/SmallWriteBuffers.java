package dev.wirefold.cli;

import dev.wirefold.topology.state.SharedRocksDbMemory;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** RocksDB as the pipeline sets it, but for state that goes to disk after the first few articles. */
public final class SmallWriteBuffers implements RocksDBConfigSetter {
    private static final int WRITE_BUFFER_BYTES = 64 * 1024;

    private final SharedRocksDbMemory usual = new SharedRocksDbMemory();

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        usual.setConfig(storeName, options, configs);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        usual.close(storeName, options);
    }
}
