package dev.wirefold.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a Compose file says, as far as this project's own needs reading, its anchors and merges resolved. */
public record ComposeFile(Map<String, Service> services, Set<String> volumes) {

    /** This project's own. */
    public static final Path PATH = Path.of("docker-compose.yml");

    /**
     * One service.
     *
     * @param dockerfile null if its image is not built here
     * @param health the command that tells whether it is healthy; empty if there is none
     * @param dependencies service → the condition to wait for
     */
    public record Service(
            String name,
            String image,
            @Nullable Path dockerfile,
            List<String> command,
            Map<String, String> environment,
            List<String> ports,
            List<String> volumes,
            List<String> health,
            Map<String, String> dependencies,
            String restart,
            int replicas) {

        /** A setting that has to be there. */
        public String setting(String variable) {
            String value = environment.get(variable);
            if (value == null) {
                throw new AssertionError("Service " + name + " does not set " + variable);
            }
            return value;
        }
    }

    public static ComposeFile read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            Map<String, Service> services = new LinkedHashMap<>();
            map(root, "services")
                    .forEach((name, said) -> services.put(name.toString(), service(name, (Map<?, ?>) said)));
            return new ComposeFile(services, strings(map(root, "volumes")).keySet());
        }
    }

    public Service service(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new AssertionError("There is no service " + name + ", only " + services.keySet());
        }
        return service;
    }

    private static Service service(Object name, Map<?, ?> said) {
        Map<String, String> dependencies = new LinkedHashMap<>();
        map(said, "depends_on")
                .forEach((other, how) -> dependencies.put(other.toString(), text((Map<?, ?>) how, "condition", "")));
        Map<?, ?> build = map(said, "build");
        return new Service(
                name.toString(),
                text(said, "image", ""),
                build.isEmpty() ? null : Path.of(text(build, "context", ".")).resolve(text(build, "dockerfile", "")),
                list(said, "command"),
                strings(map(said, "environment")),
                list(said, "ports"),
                list(said, "volumes"),
                list(map(said, "healthcheck"), "test"),
                dependencies,
                text(said, "restart", "no"),
                Integer.parseInt(text(map(said, "deploy"), "replicas", "1")));
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> child ? child : Map.of();
    }

    private static List<String> list(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof List<?> child
                ? child.stream().map(ComposeFile::string).toList()
                : List.of();
    }

    private static Map<String, String> strings(Map<?, ?> map) {
        Map<String, String> strings = new LinkedHashMap<>();
        map.forEach((key, value) -> strings.put(string(key), string(value)));
        return strings;
    }

    private static String text(Map<?, ?> parent, String key, String otherwise) {
        Object value = parent.get(key);
        return value == null ? otherwise : string(value);
    }

    /** Compose refuses booleans where it wants text: YAML has too many spellings of them. */
    private static String string(@Nullable Object value) {
        if (value instanceof Boolean) {
            throw new AssertionError("Quote the boolean " + value);
        }
        return value == null ? "" : value.toString();
    }
}
