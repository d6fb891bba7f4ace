package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import dev.wirefold.app.WirefoldConfig;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The manifest on the page for operators is one that Kubernetes and the program understand. */
class KubernetesPageTest {
    private static final String FENCE = "```";
    private static final String SET = "--set=";
    private static final String USER = "USER 10001:10001";

    private static final String MANIFEST = manifest(Page.of("operate").text());

    private static String manifest(String page) {
        String start = FENCE + "yaml\napiVersion: apps/v1";
        int from = page.indexOf(start) + FENCE.length() + "yaml\n".length();
        return page.substring(from, page.indexOf(FENCE, from));
    }

    /** Takes no field that the schema does not have; as they come, the classes put those aside. */
    private static StatefulSet read(String manifest) {
        var strict = new JacksonAnnotationIntrospector() {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }
        };
        return new ObjectMapper()
                .setAnnotationIntrospector(strict)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
                .convertValue(new Yaml().load(manifest), StatefulSet.class);
    }

    @Test
    void kubernetesKnowsEveryFieldOfTheManifest() {
        StatefulSet set = read(MANIFEST);

        assertThat(set.getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(set.getSpec().getSelector().getMatchLabels());
        assertThat(container(set).getVolumeMounts())
                .extracting(mount -> mount.getName())
                .containsExactly(set.getSpec()
                        .getVolumeClaimTemplates()
                        .get(0)
                        .getMetadata()
                        .getName());
        assertThatThrownBy(() -> read(MANIFEST.replace("serviceName:", "servicename:")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theProgramKnowsEverySettingOfTheManifest() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : container(read(MANIFEST)).getArgs()) {
            if (argument.startsWith(SET)) {
                String[] setting = argument.substring(SET.length()).split("=", 2);
                settings.put(setting[0], setting[1]);
            }
        }

        assertThat(settings).isNotEmpty();
        assertThat(new WirefoldConfig(settings).warnings()).isEmpty();
    }

    @Test
    void theUserAndTheStateAreThoseOfTheImage() throws Exception {
        StatefulSet set = read(MANIFEST);
        Path image = Path.of("src", "main", "docker", "Dockerfile");

        assertThat(Files.readAllLines(image))
                .contains(
                        USER,
                        "VOLUME " + container(set).getVolumeMounts().get(0).getMountPath());
        assertThat(USER)
                .endsWith(" "
                        + set.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getSecurityContext()
                                .getRunAsUser() + ":"
                        + set.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getSecurityContext()
                                .getRunAsGroup());
    }

    private static Container container(StatefulSet set) {
        return set.getSpec().getTemplate().getSpec().getContainers().get(0);
    }
}
