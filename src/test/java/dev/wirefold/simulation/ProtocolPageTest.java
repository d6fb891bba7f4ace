package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.mail.Mail;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of the mail's package names all mail, and all invariants. */
class ProtocolPageTest {
    private final String page = Files.readString(Path.of("src/main/java/dev/wirefold/core/mail/package-info.java"));

    ProtocolPageTest() throws IOException {}

    private List<String> named(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void theTableHasEachPieceOfMailOnce() {
        assertThat(named("<tr><td>\\{@link Mail\\.(\\w+)\\}"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Mail.class.getDeclaredClasses())
                        .filter(Class::isRecord)
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void eachInvariantIsNamedAsTheSimulationDoes() {
        assertThat(named("<li>\\{@code (\\w+)\\}"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Invariants.class.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("check") && !name.equals("check"))
                        .toList());
    }
}
