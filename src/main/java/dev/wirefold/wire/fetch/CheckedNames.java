package dev.wirefold.wire.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves names for every connection anew, and gives back public addresses only. Connections are opened to exactly what is
 * given back, so a name that changes between check and connection gains nothing.
 */
final class CheckedNames implements Dns {
    static final String NOT_PUBLIC = "is at an address of a network that is not public";

    private final HostNames names;
    private final boolean allowPrivate;

    /** @param allowPrivate whether all addresses will do */
    CheckedNames(HostNames names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /** What a host of digits would be connected to without asking. */
    void checkLiteral(String host) throws NotPublicException {
        InetAddress literal = PublicAddresses.literal(host);
        if (literal != null && !isAllowed(literal)) {
            throw new NotPublicException(host);
        }
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> all = names.lookup(hostname);
        if (all.isEmpty()) {
            throw new UnknownHostException(hostname);
        }
        // One that is not public among others is how names are turned against whoever asks.
        if (!all.stream().allMatch(this::isAllowed)) {
            throw new NotPublicException(hostname);
        }
        return all;
    }

    private boolean isAllowed(InetAddress address) {
        return allowPrivate || PublicAddresses.isPublic(address);
    }

    /** The host is in a private, loopback or link-local network, or the like. */
    static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotPublicException(String host) {
            super(host + " " + NOT_PUBLIC);
        }
    }
}
