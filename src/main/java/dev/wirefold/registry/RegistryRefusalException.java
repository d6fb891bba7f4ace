package dev.wirefold.registry;

import java.io.IOException;

/** The registry has answered that it will not do what it was asked. */
final class RegistryRefusalException extends IOException {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int FIRST_OF_SERVER = 500;

    private final int status;

    RegistryRefusalException(int status, String said) {
        super("HTTP " + status + (said.isEmpty() ? "" : ": " + said));
        this.status = status;
    }

    boolean isOfUser() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** The schema does not go with those before. */
    boolean isConflict() {
        return status == CONFLICT;
    }

    /** It may answer otherwise later. */
    boolean isPassing() {
        return status >= FIRST_OF_SERVER;
    }
}
