package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalIdsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://post.example/harbour",
                "http://post.example/?p=17",
                "urn:newsml:post.example:20230308:harbour",
                "URN:UUID:6e8bc430-9c3a-11d9-9669-0800200c9a66",
                "tag:post.example,2023:17",
                "www.post.example/harbour",
                "post.example/?p=17",
                "//post.example/17",
                "17.harbour@post.example",
                "<17.harbour@post.example>",
                "6e8bc430-9c3a-11d9-9669-0800200c9a66",
                "{6E8BC430-9C3A-11D9-9669-0800200C9A66}",
                "0123456789abcdef0123456789abcdef",
            })
    void theseAreTheOnlyOnesOfTheirKind(String id) {
        assertThat(GlobalIds.qualified(id, "Ellery Post")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1001",
                "post-17",
                "BBC:1001",
                "a:b",
                "2023/03/harbour",
                "ellery.20230308.harbour",
                "/harbour",
                "Mail @ noon",
                "deadbeef"
            })
    void theOthersAreTheirPublishers(String id) {
        assertThat(GlobalIds.qualified(id, "Ellery Post")).isEqualTo("Ellery Post/" + id);
        assertThat(GlobalIds.qualified("Ellery Post/" + id, "Ellery Post")).isEqualTo("Ellery Post/" + id);
        assertThat(GlobalIds.qualified(id, null)).isEqualTo(id);
    }
}
