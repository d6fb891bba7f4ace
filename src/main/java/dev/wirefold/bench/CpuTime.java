package dev.wirefold.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The time that the calling thread has had a processor. Unlike time on the clock it does not grow while others have it, so
 * that figures of a busy machine can be compared; it knows nothing of waiting for a disk, nor of the work of other threads,
 * such as the garbage collector's.
 */
final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CpuTime() {}

    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** That of all threads of this process, its compilers and garbage collectors among them. */
    static long nanosOfProcess() {
        return PROCESS.getProcessCpuTime();
    }
}
