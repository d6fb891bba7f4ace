package dev.wirefold.cli.console;

import java.time.Duration;

/** Ends the process when nothing else does: a dead process that goes on holds its state directory and its place in the group. */
public final class LastResort implements AutoCloseable {
    /** Longer than a pipeline takes to close at most. */
    public static final Duration CLOSING = Duration.ofSeconds(60);

    private final Thread watch;

    private LastResort(Thread watch) {
        this.watch = watch;
    }

    /**
     * An error of the machine that ends any thread ends the process: without that thread it would wait for ever. Threads of
     * Kafka's clients that have a handler of their own are not seen; what waits for them gets a timeout.
     */
    public static void onErrorsOfTheMachine() {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            if (error instanceof VirtualMachineError ofMachine) {
                end(ofMachine);
            } else {
                System.err.print("Exception in thread " + thread.getName() + " ");
                error.printStackTrace();
            }
        });
    }

    /** To end the process if it is not closed within a time after {@link #begin}. */
    public static LastResort after(Duration time) {
        Thread watch = new Thread(
                () -> {
                    try {
                        Thread.sleep(time.toMillis());
                        end("it has not closed within " + time.toSeconds() + " s");
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "last-resort");
        watch.setDaemon(true);
        return new LastResort(watch);
    }

    /** From now on the time runs; once. */
    public void begin() {
        watch.start();
    }

    /** All has closed. */
    @Override
    public void close() {
        watch.interrupt();
    }

    /** In the thread that has met it. There may be no memory left to say so. */
    public static void end(Error error) {
        try {
            end("thread " + Thread.currentThread().getName() + " has met " + error);
        } finally {
            Runtime.getRuntime().halt(ExitCode.ERROR);
        }
    }

    /** Neither hooks nor other threads have a say. */
    private static void end(String why) {
        try {
            System.err.println("wirefold: the process ends: " + why);
        } finally {
            Runtime.getRuntime().halt(ExitCode.ERROR);
        }
    }
}
