package dev.wirefold.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A port that leads to another port of this machine: at once, slowly, or not at all. */
final class Road implements AutoCloseable {
    private static final int MAX_LOAD_BYTES = 64 * 1024;

    private final ServerSocket gate;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile long delayNanos;

    private Road(ServerSocket gate, int target) {
        this.gate = gate;
        this.target = target;
    }

    /** @param address host and port of this machine to which it leads */
    static Road to(String address) {
        try {
            var gate = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var road = new Road(gate, Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
            run(road::accept);
            return road;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return gate.getInetAddress().getHostAddress() + ":" + gate.getLocalPort();
    }

    /** Ends all connections and lets no new ones through. */
    void cut() {
        cut = true;
        open.forEach(this::end);
    }

    void mend() {
        cut = false;
    }

    /** From now on whatever comes waits so long, and what comes behind it waits, too. */
    void slowDown(Duration delay) {
        delayNanos = delay.toNanos();
    }

    private void accept() {
        while (!gate.isClosed()) {
            try {
                lead(gate.accept());
            } catch (IOException e) {
                // This end is closed, and the loop ends with it.
            }
        }
    }

    private void lead(Socket near) {
        open.add(near);
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(far);
            run(() -> carry(near, far));
            run(() -> carry(far, near));
        } catch (IOException e) {
            // The broker is down; its client has to see that.
            end(near);
        }
        if (cut) {
            cut();
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            byte[] load = new byte[MAX_LOAD_BYTES];
            for (int size = from.getInputStream().read(load);
                    size >= 0;
                    size = from.getInputStream().read(load)) {
                LockSupport.parkNanos(delayNanos);
                to.getOutputStream().write(load, 0, size);
            }
        } catch (IOException e) {
            // Either side has gone; so the other has to.
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "road");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        gate.close();
        cut();
    }
}
