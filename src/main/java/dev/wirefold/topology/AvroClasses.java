package dev.wirefold.topology;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.internal.MailRecord;
import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Since 1.12.2 Avro creates objects of trusted classes only, even for a builder's default values, and trusts no generated
 * class by itself. Whatever decodes or builds records calls {@link #trust()} first.
 */
public final class AvroClasses {
    private static final Set<String> PACKAGES =
            Set.of(Article.class.getPackageName(), MailRecord.class.getPackageName());

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }

    private AvroClasses() {}

    /** Trusts the generated classes for the life of this process; calling it again changes nothing. */
    public static void trust() {
        // Loading this class did it.
    }
}
