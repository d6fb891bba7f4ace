package dev.wirefold.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What settings may be at most. Each is far beyond what is of use, and far from where a sum of them overflows. */
final class SettingRanges {
    static final int MAX_THREADS = 256;
    static final int MAX_SAMPLES = 1_024;
    /** Of postings, and of candidates. */
    static final int MAX_LOOKED_AT = 1_000_000;

    static final int MAX_PORT = 65_535;
    static final long MAX_LAG_RECORDS = 1_000_000_000_000L;

    static final long MAX_TICK_INTERVAL_MS = Duration.ofDays(1).toMillis();

    private static final double LEAST_SHARE = 0.000001;

    static final ConfigDef.Validator SHARE =
            ConfigDef.LambdaValidator.with(SettingRanges::checkShare, () -> "[0.000001,...,1.0]");
    static final ConfigDef.Validator DIRECTORY =
            ConfigDef.LambdaValidator.with(SettingRanges::checkDirectory, () -> "path of a directory");

    private SettingRanges() {}

    /** Kafka's own ranges let pass what is no number. */
    private static void checkShare(String name, Object value) {
        double share = (Double) value;
        if (Double.isNaN(share) || share < LEAST_SHARE || share > 1) {
            throw new ConfigException(name, value, "Value must be at least 0.000001 and no more than 1.0");
        }
    }

    private static void checkDirectory(String name, Object value) {
        String path = value.toString();
        try {
            if (!path.isBlank()) {
                var unused = Path.of(path);
                return;
            }
        } catch (InvalidPathException e) {
            // As good as none.
        }
        throw new ConfigException(name, value, "it has to be the path of a directory");
    }
}
