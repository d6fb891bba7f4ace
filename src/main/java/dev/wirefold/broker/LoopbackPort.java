package dev.wirefold.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    /**
     * Free ports are taken from below the ephemeral range (32768 and up on Linux, 49152 and up elsewhere). From within
     * it the system could give a broker's port to a client's outgoing connection while the broker restarts; a client
     * that tries to reconnect can even end up connected to itself and so keep the broker from coming back.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 100;

    /** Ports this process was given, so that two who ask before either listens are not given the same. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPort() {}

    /**
     * Opens the port and closes it again.
     *
     * @throws BindException if it is in use, or this user may not open it
     */
    static void tryOut(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    /**
     * A port on which nobody listens at this moment, another one with each call.
     *
     * @throws BrokerException if none was found
     */
    public static int anyFree() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new BrokerException("No free port was found between %d and %d on %s; name one that may be used."
                .formatted(LOWEST, HIGHEST, HOST));
    }

    private static boolean isFree(int port) {
        try {
            tryOut(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
