package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BreakTest {
    @Test
    void allArePlayedUnlessOneIsNamed() {
        assertThat(Break.named(null)).containsExactly(Break.values());
        assertThat(Break.named("MAIL_LOST")).containsExactly(Break.MAIL_LOST);
    }

    @Test
    void aNameThatIsNoneIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> Break.named("MAIL_LAST"))
                .hasMessageContaining("MAIL_LAST")
                .hasMessageContaining("MAIL_LOST");
    }
}
