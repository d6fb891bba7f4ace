package dev.wirefold.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.broker.Clients;
import dev.wirefold.campaign.Observer.Recovery;
import dev.wirefold.topology.WireFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that can be done to processes from outside, while a wire flows; and a report of how long each took to mend.
 * Not part of the usual tests.
 */
@Tag("process")
@Tag("measurement")
@EnabledIfSystemProperty(named = "campaign", matches = "true", disabledReason = "takes minutes")
class CrashCampaign {
    private static final long SEED = Long.getLong("campaign.seed", 1);
    private static final int RECORDS_PER_SECOND = 8;
    /** Longer than a session (6 s) and a transaction (3 s) last. */
    private static final Duration CUT = Duration.ofSeconds(10);

    /** For each load in each direction; a transaction (3 s) takes several of them. */
    private static final Duration SLOW = Duration.ofMillis(300);

    private static final Duration UNREAD = Duration.ofMinutes(2);
    private static final Duration FULL_DISK = Duration.ofSeconds(30);
    /** No file of an instance on a full disk may grow beyond this. */
    private static final long FULL_DISK_BYTES = 8 * 1024;

    /** Else decisions would be compacted while the wire flows, and the reference wants all of them. */
    private static final Map<String, String> ONE_SEGMENT =
            Map.of("segment.ms", Long.toString(Duration.ofDays(36_500).toMillis()));

    /** The wire is denser than any: so that nothing is cut short, lookups and stories may be as large as they like. */
    static final List<String> SETTINGS =
            List.of("index.max.candidates=1000", "index.max.postings.read=10000", "story.max.members.shown=200");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    /** How instances share the work. */
    enum Group {
        CLASSIC(false, false),
        CLASSIC_STANDBY(false, true),
        STREAMS(true, false),
        STREAMS_STANDBY(true, true);

        private final boolean streams;
        private final boolean standby;

        Group(boolean streams, boolean standby) {
            this.streams = streams;
            this.standby = standby;
        }

        List<String> settings() {
            List<String> all = new ArrayList<>(SETTINGS);
            // With less threads than partitions no instance is without work.
            all.add("threads=1");
            if (streams) {
                all.add("kafka.group.protocol=streams");
            } else if (standby) {
                all.add("kafka.num.standby.replicas=1");
            }
            if (standby) {
                all.add(FlowingWire.NEVER_LATE);
            }
            return all;
        }

        /** Of the groups with standby replicas editors decide about the wire. */
        FlowingWire wire() {
            int records = FlowingWire.MAX_RECORDS;
            return standby
                    ? FlowingWire.decided(SEED, records, CrashCluster.PARTITIONS)
                    : FlowingWire.of(SEED, records, CrashCluster.PARTITIONS);
        }

        /** What the brokers are told: a streams group's standby replicas are theirs to decide. */
        Map<String, String> told() {
            return streams && standby ? Map.of("streams.num.standby.replicas", "1") : Map.of();
        }
    }

    static Observer observer(CrashCluster cluster, Feeder feeder) {
        return new Observer(
                cluster.servers(), CrashCluster.APPLICATION_ID, CrashCluster.PARTITIONS, feeder.sentNanos());
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndDoublesNothing(Group group) throws Exception {
        String what = group + ", seed " + SEED;
        FlowingWire wire = group.wire();
        int first = 1 + new Random(SEED).nextInt(2);
        // The one that dies first comes back to little work; so the others are those to be hit next.
        List<Integer> others = List.of(3 - first, CrashCluster.ON_ROADS);
        try (CrashCluster cluster = new CrashCluster(directory, group.settings())) {
            tell(cluster, new ConfigResource(ConfigResource.Type.GROUP, CrashCluster.APPLICATION_ID), group.told());
            tell(cluster, new ConfigResource(ConfigResource.Type.TOPIC, WireFixture.TOPICS.overrides()), ONE_SEGMENT);
            cluster.startAll();
            FlowingWire.Ended ended;
            try (Feeder feeder = new Feeder(cluster.servers(), wire, RECORDS_PER_SECOND);
                    Observer observer = observer(cluster, feeder)) {
                observer.awaitOutput();
                killAnInstance(cluster, observer, first, what);
                killABroker(cluster, observer, what);
                if (group == Group.CLASSIC) {
                    cutOff(cluster, observer, what);
                    slowDown(cluster, observer, what);
                    killTwoInstances(cluster, observer, others, what);
                    putToSleep(cluster, observer, first, what);
                    fillTheDisk(cluster, observer, others.get(0), what);
                }
                ended = wire.endedAfter(feeder.finish());
                if (group == Group.CLASSIC) {
                    loseUnreadMail(cluster, what);
                }
            }
            Aftermath.check(cluster.servers(), ended, what);
            report(what, "afterwards: as the reference says, nothing twice, " + ended.poisoned() + " dead letters");
            for (int instance : CrashCluster.INSTANCES) {
                checkCounters(cluster.instance(instance), what);
            }
        }
    }

    private static void killAnInstance(CrashCluster cluster, Observer observer, int instance, String what)
            throws Exception {
        checkCounters(cluster.instance(instance), what);
        long fault = System.nanoTime();
        cluster.instance(instance).kill();
        report(what, "instance killed", observer.awaitRecovery(fault));
        cluster.start(instance);
        cluster.awaitRunning(instance);
    }

    private static void killABroker(CrashCluster cluster, Observer observer, String what) throws Exception {
        long fault = System.nanoTime();
        String broker = cluster.killBroker(0);
        report(what, "broker killed", observer.awaitRecovery(fault));
        cluster.restart(broker);
    }

    private static void killTwoInstances(CrashCluster cluster, Observer observer, List<Integer> instances, String what)
            throws Exception {
        long fault = System.nanoTime();
        for (int instance : instances) {
            checkCounters(cluster.instance(instance), what);
            cluster.instance(instance).kill();
        }
        report(what, "two instances killed", observer.awaitRecovery(fault));
        for (int instance : instances) {
            cluster.start(instance);
        }
        for (int instance : instances) {
            cluster.awaitRunning(instance);
        }
    }

    private static void putToSleep(CrashCluster cluster, Observer observer, int instance, String what)
            throws Exception {
        long fault = System.nanoTime();
        cluster.instance(instance).pause();
        report(what, "instance stopped (SIGSTOP)", observer.awaitRecovery(fault));
        fault = System.nanoTime();
        cluster.instance(instance).resume();
        report(what, "and awake again", observer.awaitRecovery(fault));
    }

    private static void cutOff(CrashCluster cluster, Observer observer, String what) throws Exception {
        long fault = System.nanoTime();
        cluster.cutRoads();
        Thread.sleep(CUT.toMillis());
        report(what, "instance cut off", observer.awaitRecovery(fault));
        fault = System.nanoTime();
        cluster.mendRoads();
        report(what, "and connected again", observer.awaitRecovery(fault));
    }

    private static void slowDown(CrashCluster cluster, Observer observer, String what) throws Exception {
        long fault = System.nanoTime();
        cluster.slowRoads(SLOW);
        report(what, "brokers of an instance that take " + SLOW, observer.awaitRecovery(fault));
        Thread.sleep(CUT.toMillis());
        fault = System.nanoTime();
        cluster.slowRoads(Duration.ZERO);
        report(what, "and are quick again", observer.awaitRecovery(fault));
    }

    private static void fillTheDisk(CrashCluster cluster, Observer observer, int instance, String what)
            throws Exception {
        ChildJvm process = cluster.instance(instance);
        checkCounters(process, what);
        long fault = System.nanoTime();
        process.limitFiles(FULL_DISK_BYTES);
        long deadline = fault + FULL_DISK.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        report(what, "instance on a full disk " + (process.isAlive() ? "goes on" : "ends: " + lastLine(process)));
        report(what, "instance on a full disk", observer.awaitRecovery(fault));
        process.kill();
        fault = System.nanoTime();
        cluster.start(instance);
        cluster.awaitRunning(instance);
        report(what, "and with room again", observer.awaitRecovery(fault));
    }

    /** All stand still while somebody deletes mail that they have not read; whoever runs again has to start over. */
    static void loseUnreadMail(CrashCluster cluster, String what) throws Exception {
        for (int instance : CrashCluster.INSTANCES) {
            cluster.instance(instance).pause();
        }
        cluster.loseUnreadMail();
        for (int instance : CrashCluster.INSTANCES) {
            cluster.instance(instance).resume();
        }
        for (int instance : CrashCluster.INSTANCES) {
            ChildJvm process = cluster.instance(instance);
            assertThat(process.awaitExit(UNREAD)).as(process.output()).isEqualTo(2);
            assertThat(lastLine(process))
                    .as(process.output())
                    .contains("wirefold: the pipeline has stopped: ")
                    .endsWith("; start over with: wirefold reset --outputs");
        }
        report(what, "unread mail deleted while all slept: each instance ends and says so");
        cluster.reset();
        cluster.startAll();
    }

    private static String lastLine(ChildJvm process) throws Exception {
        List<String> lines = process.output().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static void checkCounters(ChildJvm instance, String what) throws Exception {
        assertThat(instance.isAlive()).as("%s; %s", what, instance.output()).isTrue();
        assertThat(LateMail.count(instance.pid()))
                .as("late mail and cut answers, %s", what)
                .isZero();
    }

    private static void tell(CrashCluster cluster, ConfigResource whom, Map<String, String> settings) throws Exception {
        List<AlterConfigOp> changes = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        if (!changes.isEmpty()) {
            try (Admin admin = Clients.admin(cluster.servers())) {
                admin.incrementalAlterConfigs(Map.of(whom, changes)).all().get();
            }
        }
    }

    private static void report(String what, String fault, Recovery recovery) {
        report(what, fault + ": " + recovery);
    }

    private static void report(String what, String line) {
        System.out.println(what + ": " + line);
    }
}
