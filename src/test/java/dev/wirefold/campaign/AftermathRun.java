package dev.wirefold.campaign;

import dev.wirefold.broker.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that looks at what is in the topics when all is over, with the schemas of its own class path. */
final class AftermathRun {
    private static final int HEAP_MIB = 512;

    private AftermathRun() {}

    /**
     * @param before directories that win over this class path
     * @param parts how many of the wire's parts were played
     */
    static ChildJvm start(Path home, List<Path> before, String servers, long seed, int parts) throws IOException {
        Path output = Files.createDirectories(home).resolve("output.txt");
        List<String> arguments = List.of(servers, Long.toString(seed), Integer.toString(parts));
        return ChildJvm.start(output, HEAP_MIB, Map.of(), before, AftermathRun.class, arguments);
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[1]);
        FlowingWire wire = FlowingWire.of(seed, FlowingWire.MAX_RECORDS, CrashCluster.PARTITIONS);
        Aftermath.check(arguments[0], wire.endedAfter(Integer.parseInt(arguments[2])), "seed " + seed);
    }
}
