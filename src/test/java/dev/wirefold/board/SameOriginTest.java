package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody else's page may decide in an editor's name. */
class SameOriginTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1:8080, http://127.0.0.1:8080, same-origin, true",
                "127.0.0.1:8080, http://127.0.0.1:8080, -, true",
                "Board.Example, https://board.example, -, true",
                "[::1]:8080, http://[::1]:8080, same-origin, true",
                "127.0.0.1:8080, -, -, true",
                "127.0.0.1:8080, http://127.0.0.1:8081, -, false",
                "127.0.0.1:8080, http://localhost:8080, -, false",
                "127.0.0.1:8080, http://127.0.0.1:8080.evil.example, -, false",
                "127.0.0.1:8080, http://user@127.0.0.1:8080, -, false",
                "127.0.0.1:8080, null, -, false",
                "127.0.0.1:8080, '', -, false",
                "127.0.0.1:8080, not an address, -, false",
                "127.0.0.1:8080, http://127.0.0.1:8080, cross-site, false",
                "127.0.0.1:8080, http://127.0.0.1:8080, same-site, false",
                "127.0.0.1:8080, -, none, false",
                "-, http://127.0.0.1:8080, -, false",
            })
    void onlyTheBoardsOwnPageIsItsOwn(String host, String origin, String site, boolean isOwn) {
        assertThat(SameOrigin.isOwn(host, origin, site, false)).isEqualTo(isOwn);
    }

    @Test
    void aPageWithoutTlsIsNotThatOfABoardThatHasIt() {
        assertThat(SameOrigin.isOwn("board.example", "https://board.example", null, true))
                .isTrue();
        assertThat(SameOrigin.isOwn("board.example", "http://board.example", null, true))
                .isFalse();
        assertThat(SameOrigin.isOwn("board.example", "http://board.example", null, false))
                .isTrue();
    }
}
