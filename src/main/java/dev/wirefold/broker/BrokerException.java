package dev.wirefold.broker;

/** The embedded broker could not start. The message is one line for the user: what is wrong, and what to do. */
public final class BrokerException extends RuntimeException {

    BrokerException(String message) {
        super(message);
    }

    BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
