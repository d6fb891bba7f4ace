package dev.wirefold.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A dead letter that has only the beginning of a record is known by its message. */
class CopiedValueTest {
    @Test
    void theNoteIsFoundAtTheEndAndNowhereElse() {
        assertThat(CopiedValue.isCut("too long" + CopiedValue.note(4_194_304))).isTrue();
        assertThat(CopiedValue.isCut("too long")).isFalse();
        assertThat(CopiedValue.isCut("the id '" + CopiedValue.note(5) + "' is unusable"))
                .isFalse();
    }
}
