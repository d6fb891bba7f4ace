package dev.wirefold.wire.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostNames {
    /** The machine's own. */
    HostNames SYSTEM = name -> List.of(InetAddress.getAllByName(name));

    /** @throws UnknownHostException when there are none */
    List<InetAddress> lookup(String name) throws UnknownHostException;
}
