package dev.wirefold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file that a user has named can't be read or written. Java says some reasons by the class of an exception alone. */
public final class FileFault {
    private FileFault() {}

    /** In words, to be put behind the file and what can't be done with it. */
    public static String of(Exception fault) {
        if (fault instanceof UncheckedIOException && fault.getCause() instanceof IOException cause) {
            return of(cause);
        }
        if (fault instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (fault instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (fault instanceof NotDirectoryException) {
            return "it is no directory";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (fault instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        String reason = fault instanceof FileSystemException ofTheDisk ? ofTheDisk.getReason() : fault.getMessage();
        return reason == null || !(fault instanceof IOException || fault instanceof IllegalArgumentException)
                ? fault.toString()
                : reason;
    }
}
