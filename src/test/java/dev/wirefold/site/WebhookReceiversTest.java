package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page tells receivers to do, done by Python and Node: it takes what is signed well, and nothing else. */
class WebhookReceiversTest {
    private static final byte[] KEY = "a secret of 24 bytes or so".getBytes(StandardCharsets.UTF_8);
    private static final String BODY = "{\"type\": \"story.live\", \"data\": \"Zoë “sails”\"}";

    @TempDir
    private Path directory;

    private final Page page = Page.of("consume");

    private static String snippet(Page page, String language) {
        return page.code(language).stream()
                .filter(code -> code.contains("webhook-signature"))
                .findFirst()
                .orElseThrow();
    }

    private static String signature(String id, long seconds, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    }

    private boolean takes(String program, Path script, String body, long seconds, String signature)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("body.json"), body);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY);
        Process process = new ProcessBuilder(
                        program,
                        script.toString(),
                        secret,
                        "message-1",
                        Long.toString(seconds),
                        signature,
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertThat(output)
                .as(program)
                .contains(status == 0 ? "taken" : "not signed with this secret", status == 0 ? "" : "rror");
        return status == 0;
    }

    private void check(String program, Path script) throws Exception {
        assumeTrue(isThere(program), program + " is not installed");
        long now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
        String good = signature("message-1", now, BODY);

        assertThat(takes(program, script, BODY, now, good)).isTrue();
        assertThat(takes(program, script, BODY, now, "v1,AAAA " + good)).isTrue();
        assertThat(takes(program, script, BODY + " ", now, good)).isFalse();
        assertThat(takes(program, script, BODY, now - 1, good)).isFalse();
        assertThat(takes(program, script, BODY, now, "v1,")).isFalse();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void inPython() throws Exception {
        Path script = Files.writeString(directory.resolve("verify.py"), snippet(page, "python") + """

                import sys
                headers = {"webhook-id": sys.argv[2], "webhook-timestamp": sys.argv[3], "webhook-signature": sys.argv[4]}
                verify(sys.argv[1], headers, open(sys.argv[5], "rb").read())
                print("taken")
                """);
        check("python3", script);
    }

    @Test
    void inNode() throws Exception {
        Path script = Files.writeString(directory.resolve("verify.js"), snippet(page, "javascript") + """

                const [secret, id, timestamp, signature, file] = process.argv.slice(2);
                const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
                verify(secret, headers, require('fs').readFileSync(file));
                console.log('taken');
                """);
        check("node", script);
    }
}
