package dev.wirefold.campaign;

import com.sun.tools.attach.VirtualMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The counters that have to be 0, read from a running instance by JMX, as an operator reads them. */
final class LateMail {
    private static final Set<String> COUNTERS = Set.of("late-mail-total", "cut-answers-total");

    private LateMail() {}

    /** Answers that were cut short, and mail that came too late, in all tasks of an instance. */
    @SuppressWarnings("BanJNDI") // the other side is a child of this process
    static double count(long pid) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            List<ObjectName> tasks = new ArrayList<>(
                    server.queryNames(new ObjectName("kafka.streams:type=stream-wirefold-metrics,*"), null));
            double count = 0;
            for (ObjectName task : tasks) {
                // Counts by kind are beans of their own, and a bean that is asked for what it has not says so in the
                // log.
                for (MBeanAttributeInfo counter : server.getMBeanInfo(task).getAttributes()) {
                    if (COUNTERS.contains(counter.getName())) {
                        count += ((Number) server.getAttribute(task, counter.getName())).doubleValue();
                    }
                }
            }
            return count;
        } finally {
            machine.detach();
        }
    }
}
