package dev.wirefold.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link CrashCampaign}: one instance dies, then a broker, and one instance sleeps and wakes up. */
class CrashTest {
    private static final long SEED = 1;
    private static final int RECORDS = 700;
    private static final int RECORDS_PER_SECOND = 5;
    private static final String WHAT = "seed " + SEED;

    @TempDir
    private Path directory;

    @Test
    void losesNothingAndDoublesNothing() throws Exception {
        FlowingWire wire = FlowingWire.of(SEED, RECORDS, CrashCluster.PARTITIONS);
        try (CrashCluster cluster = new CrashCluster(directory, CrashCampaign.SETTINGS)) {
            cluster.startAll();
            try (Feeder feeder = new Feeder(cluster.servers(), wire.records(), RECORDS_PER_SECOND);
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

                fault = System.nanoTime();
                cluster.instance(2).pause();
                observer.awaitRecovery(fault);
                cluster.instance(2).resume();

                feeder.finish();
            }
            Aftermath.check(cluster.servers(), wire, WHAT);
            for (int instance : CrashCluster.INSTANCES) {
                if (!cluster.instance(instance).isAlive()) {
                    // One that wakes up fenced may end; whoever runs it starts it again, as with any that dies.
                    System.out.println("instance " + instance + " has ended: "
                            + cluster.instance(instance).output());
                    continue;
                }
                assertThat(LateMail.count(cluster.instance(instance).pid()))
                        .as("late mail and cut answers of instance %d, %s", instance, WHAT)
                        .isZero();
            }
        }
    }
}
