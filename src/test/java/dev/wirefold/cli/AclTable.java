package dev.wirefold.cli;

import dev.wirefold.site.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** The rights that an administrator is told to give, read out of the table of arguments for kafka-acls in the page for operators. */
public final class AclTable {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| `(--operation [^`]*)` \\|");

    private AclTable() {}

    public static Set<AclBinding> ofThePage() {
        Set<AclBinding> rights = new LinkedHashSet<>();
        Matcher row = ROW.matcher(Page.of("operate").section("Security"));
        while (row.find()) {
            rights.addAll(rights("User:" + row.group(1), row.group(2).split(" ")));
        }
        return rights;
    }

    private static List<AclBinding> rights(String principal, String[] arguments) {
        List<AclOperation> operations = new ArrayList<>();
        List<ResourcePattern> resources = new ArrayList<>();
        PatternType type =
                List.of(arguments).contains("--resource-pattern-type") ? PatternType.PREFIXED : PatternType.LITERAL;
        for (int i = 0; i < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--operation" -> operations.add(SecurityUtils.operation(value));
                case "--topic" -> resources.add(new ResourcePattern(ResourceType.TOPIC, value, type));
                case "--group" -> resources.add(new ResourcePattern(ResourceType.GROUP, value, type));
                case "--transactional-id" ->
                    resources.add(new ResourcePattern(ResourceType.TRANSACTIONAL_ID, value, type));
                case "--resource-pattern-type" -> {
                    if (!value.equals("prefixed")) {
                        throw new AssertionError("operate.md: --resource-pattern-type " + value);
                    }
                }
                default -> throw new AssertionError("operate.md: kafka-acls with " + arguments[i]);
            }
        }
        return resources.stream()
                .flatMap(resource -> operations.stream()
                        .map(operation -> new AclBinding(
                                resource, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW))))
                .toList();
    }
}
