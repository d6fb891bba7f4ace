package dev.wirefold.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@link CrashCampaign}: one instance dies, then a broker, and one instance sleeps and wakes up. How that
 * one finds out that its work is not its own any more is a matter of luck: {@code -Dcrash.sleeps=N} puts instances to sleep
 * more often.
 */
@Tag("process")
class CrashTest {
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int SLEEPS = Integer.getInteger("crash.sleeps", 1);
    private static final int RECORDS_PER_SECOND = 5;
    /** Longer than a transaction lasts (3 s), and now and then longer than a session (6 s). */
    private static final int MIN_NAP_MS = 4_000;

    private static final int MAX_NAP_MS = 14_000;
    private static final String WHAT = "seed " + SEED;

    @TempDir
    private Path directory;

    @Test
    void losesNothingAndDoublesNothing() throws Exception {
        FlowingWire wire = FlowingWire.of(SEED, FlowingWire.MAX_RECORDS, CrashCluster.PARTITIONS);
        try (CrashCluster cluster = new CrashCluster(directory, settings())) {
            cluster.startAll();
            FlowingWire.Ended ended;
            try (Feeder feeder = new Feeder(cluster.servers(), wire, RECORDS_PER_SECOND);
                    Observer observer = CrashCampaign.observer(cluster, feeder)) {
                observer.awaitOutput();
                long fault = System.nanoTime();
                cluster.instance(1).kill();
                cluster.start(1);
                observer.awaitRecovery(fault);

                fault = System.nanoTime();
                String broker = cluster.killBroker(0);
                observer.awaitRecovery(fault);
                cluster.restart(broker);

                Random random = new Random(SEED);
                for (int sleep = 0; sleep < SLEEPS; sleep++) {
                    putToSleep(cluster, observer, sleep, random);
                }

                ended = wire.endedAfter(feeder.finish());
            }
            Aftermath.check(cluster.servers(), ended, WHAT);
            for (int instance : CrashCluster.INSTANCES) {
                assertThat(LateMail.count(cluster.instance(instance).pid()))
                        .as("late mail and cut answers of instance %d, %s", instance, WHAT)
                        .isZero();
            }
        }
    }

    private static List<String> settings() {
        List<String> settings = new ArrayList<>(CrashCampaign.SETTINGS);
        // With less threads than partitions no instance is without work.
        settings.add("threads=1");
        return settings;
    }

    private static void putToSleep(CrashCluster cluster, Observer observer, int sleep, Random random) throws Exception {
        int instance = CrashCluster.INSTANCES.get((sleep + 1) % CrashCluster.INSTANCES.size());
        cluster.awaitAllAtWork();
        long fault = System.nanoTime();
        cluster.instance(instance).pause();
        if (sleep % 2 == 0) {
            // Others have its work by then.
            observer.awaitRecovery(fault);
        } else {
            Thread.sleep(random.nextInt(MIN_NAP_MS, MAX_NAP_MS));
        }
        fault = System.nanoTime();
        cluster.instance(instance).resume();
        observer.awaitRecovery(fault);
        cluster.awaitAllAtWork();
    }
}
