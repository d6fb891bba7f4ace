package dev.wirefold.board;

/** Something else listens where the board was to. */
public final class PortTakenException extends RuntimeException {
    PortTakenException(int port, Throwable cause) {
        super("port " + port + " is taken, or not allowed; pass another with --port, or 0 for a free one", cause);
    }
}
