package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.board.Access.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final Access SECRET = new Access("correct horse battery");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST:1"})
    void thisMachineIsLetInByItsNames(String host) {
        assertThat(Access.LOOPBACK.to(host, null)).isEqualTo(Answer.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"board.example", "127.0.0.1.example:8080", "localhost.example", "", "[::1].example", "10.0.0.1"})
    void aForeignNameForThisMachineIsRefused(String host) {
        assertThat(Access.LOOPBACK.to(host, null)).isEqualTo(Answer.WRONG_HOST);
        assertThat(Access.LOOPBACK.to(null, null)).isEqualTo(Answer.WRONG_HOST);
    }

    @Test
    void theSecretLetsInAsPasswordAndAsToken() {
        assertThat(SECRET.to("board.example", basic("anna:correct horse battery")))
                .isEqualTo(Answer.ALLOWED);
        assertThat(SECRET.to("board.example", basic(":correct horse battery"))).isEqualTo(Answer.ALLOWED);
        assertThat(SECRET.to("board.example", "Bearer correct horse battery")).isEqualTo(Answer.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic !!!",
                "Bearer",
                "Bearer correct",
                "Digest correct horse battery",
                "correct horse battery"
            })
    void nothingElseDoes(String authorization) {
        assertThat(SECRET.to("localhost", authorization)).isEqualTo(Answer.NO_SECRET);
        assertThat(SECRET.to("localhost", basic("correct horse battery:wrong"))).isEqualTo(Answer.NO_SECRET);
        assertThat(SECRET.to("localhost", null)).isEqualTo(Answer.NO_SECRET);
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(SECRET.toString()).doesNotContain("horse");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
