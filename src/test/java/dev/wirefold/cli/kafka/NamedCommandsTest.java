package dev.wirefold.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is copied from a message reaches the topics that it is about. */
class NamedCommandsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create it with: wirefold topics create | create it with: wirefold topics create --prefix w.",
                "wirefold topics create; then start over with: wirefold reset --outputs | wirefold topics create --prefix w.;"
                        + " then start over with: wirefold reset --outputs --prefix w.",
                "wirefold topics create --prefix NEW. --partitions 4 | wirefold topics create --prefix NEW. --partitions 4",
                "`wirefold article a` says more | `wirefold article --prefix w. a` says more",
                "`wirefold stories` lists ids | `wirefold stories --prefix w.` lists ids",
                "wirefold articles | wirefold articles",
            })
    void namesThePrefix(String message, String named) {
        assertThat(NamedCommands.withPrefix(message, "w.")).isEqualTo(named);
        assertThat(NamedCommands.withPrefix(message, "")).isEqualTo(message);
    }
}
