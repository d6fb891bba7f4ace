package dev.wirefold.contract;

import org.jspecify.annotations.Nullable;

/** Instances whose versions do not understand one another; the message says what to do. */
public final class MixedVersionsException extends RuntimeException {
    MixedVersionsException(String message, @Nullable Exception cause) {
        super(message, cause);
    }

    /** Mail or state that this program can't read. */
    public static MixedVersionsException unreadable(UnknownSchemaException what) {
        return new MixedVersionsException(
                "Mail or state was " + what.getMessage() + ", so by a newer version. Run that version here, too. To"
                        + " upgrade one instance after another, start the newer ones with upgrade.from="
                        + Releases.current().version()
                        + ".",
                what);
    }
}
