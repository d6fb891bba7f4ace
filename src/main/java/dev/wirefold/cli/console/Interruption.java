package dev.wirefold.cli.console;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Lets a command that runs until it is interrupted end in good order: at SIGINT or SIGTERM it is told to stop, the process
 * waits until it has closed what it holds, and exits with 0, because being interrupted is how it ends. Open it before
 * everything else that is to be closed.
 */
public final class Interruption implements AutoCloseable {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "interruption");
    private @Nullable Runnable stop;
    private boolean interrupted;

    private Interruption() {}

    public static Interruption register() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** @param stopping makes the command return; called by another thread, or at once when it is too late for that */
    public synchronized void calls(Runnable stopping) {
        stop = stopping;
        if (interrupted) {
            stopping.run();
        }
    }

    private void interrupted() {
        synchronized (this) {
            interrupted = true;
            LastResort.after(LastResort.CLOSING).begin();
            if (stop != null) {
                stop.run();
            }
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The exit code of an interrupted process can't be set otherwise.
        Runtime.getRuntime().halt(ExitCode.OK);
    }

    /** The command has ended, by itself or because it was told to. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook waits for this.
            ended.countDown();
        }
    }
}
