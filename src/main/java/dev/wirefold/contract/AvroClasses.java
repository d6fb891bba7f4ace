package dev.wirefold.contract;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.internal.MailRecord;
import java.util.List;
import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Since 1.12.2 Avro creates objects of trusted classes only, even for a builder's default values, and trusts no generated
 * class by itself. Whatever decodes or builds records calls {@link #trust()} first.
 */
public final class AvroClasses {
    private static final Set<String> PACKAGES =
            Set.of(Article.class.getPackageName(), MailRecord.class.getPackageName());

    /** Longest string or byte sequence: Avro would otherwise make room for whatever length a record claims to have. */
    private static final int MAX_LENGTH_BYTES = 8 * 1024 * 1024;

    static {
        for (String what : List.of("string", "bytes", "collectionItems")) {
            String limit = "org.apache.avro.limits." + what + ".maxLength";
            System.setProperty(limit, System.getProperty(limit, Integer.toString(MAX_LENGTH_BYTES)));
        }
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }

    private AvroClasses() {}

    /** Trusts the generated classes for the life of this process; calling it again changes nothing. */
    public static void trust() {
        // Loading this class did it.
    }
}
