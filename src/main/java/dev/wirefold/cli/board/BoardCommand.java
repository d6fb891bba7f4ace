package dev.wirefold.cli.board;

import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.board.Access;
import dev.wirefold.board.BoardLimits;
import dev.wirefold.board.Tls;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold board}: the stories as they come, in a browser. */
@Command(
        name = "board",
        description = "Shows the stories as they come, in a browser, until interrupted. Editors can"
                + " decide there; it changes nothing else.",
        footer = {
            "",
            "On loopback, which is the default, everybody on this machine may look. With --bind a password or a token is"
                    + " needed. So that nobody in the network can read it, use --tls-key-store, or a proxy in front that"
                    + " does TLS."
        })
public final class BoardCommand implements Callable<Integer> {
    private static final int MIN_SECRET_CHARS = 12;

    private final Console console;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to serve at; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "Address to serve at; needs --password-file or --token-file if it is not on loopback."
                    + " Default: 127.0.0.1.")
    private @Nullable String bind;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password that browsers ask for; any user name will do.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File whose first line is the token that programs send, as in Authorization: Bearer TOKEN.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--tls-key-store",
            paramLabel = "FILE",
            description = "Serve https, with the key and certificates of this key store in PKCS#12.")
    private @Nullable Path tlsKeyStore;

    @Option(
            names = "--tls-key-store-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of --tls-key-store.")
    private @Nullable Path tlsKeyStorePasswordFile;

    @Option(names = "--read-only", description = "Show only: nobody can decide anything.")
    private boolean readOnly;

    @Option(
            names = "--horizon-hours",
            paramLabel = "N",
            defaultValue = "72",
            description =
                    "How long a story stays behind its last article, in hours of event time. Default: ${DEFAULT-VALUE}.")
    private int horizonHours;

    @Option(
            names = "--max-stories",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Most stories kept; the ones that were active last. Default: ${DEFAULT-VALUE}.")
    private int maxStories;

    @Option(
            names = "--max-mib",
            paramLabel = "N",
            defaultValue = "256",
            description =
                    "Most memory that stories and members may take, by estimate, in MiB. Default: ${DEFAULT-VALUE}.")
    private int maxMib;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    BoardCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(0, "--port", port);
        OptionValue.atLeast(1, "--horizon-hours", horizonHours);
        OptionValue.atLeast(1, "--max-stories", maxStories);
        OptionValue.atLeast(1, "--max-mib", maxMib);
        InetAddress address = address();
        Access access = access(address);
        Tls tls = tls();
        Map<String, Object> clientConfig = connection.clientConfig();
        Topics topics = connection.topics();
        var config = settings.config(Map.of(), System.getenv());
        var limits =
                new BoardLimits(Duration.ofHours(horizonHours).toMillis(), maxStories, (long) maxMib * 1024 * 1024);
        return connection.explaining(() -> {
            try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
                admin.require(List.of(
                                topics.articles(),
                                topics.memberships(),
                                topics.stories(),
                                topics.storyEvents(),
                                topics.deadLetters(),
                                topics.overrides())
                        .stream()
                        .collect(Collectors.toMap(topic -> topic, topic -> Set.of(AclOperation.READ))));
            }
            try (Interruption interruption = Interruption.register();
                    RunningBoard board = RunningBoard.start(
                            new RunningBoard.Place(address, port, tls, access, limits, !readOnly),
                            clientConfig,
                            topics,
                            config,
                            Optional::empty,
                            console.clock())) {
                interruption.calls(board::close);
                console.out().println(board.address());
                console.err().println("the board is at " + board.address() + "; interrupt to stop");
                Optional<Throwable> failure = board.awaitEnd();
                if (failure.isPresent()) {
                    throw rethrown(failure.get());
                }
            }
            return ExitCode.OK;
        });
    }

    private static RuntimeException rethrown(Throwable failure) {
        return failure instanceof RuntimeException known
                ? known
                : new UserErrorException("the board has stopped: " + failure, failure);
    }

    private InetAddress address() {
        try {
            return bind == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new UserErrorException("--bind: " + bind + " is no address of this machine", e);
        }
    }

    private Access access(InetAddress address) {
        if (passwordFile != null && tokenFile != null) {
            throw new UserErrorException("pass either --password-file or --token-file; one secret serves for both");
        }
        Path file = passwordFile == null ? tokenFile : passwordFile;
        if (file != null) {
            return new Access(secret(file));
        }
        if (!Access.isLoopback(address)) {
            throw new UserErrorException("--bind " + bind + " lets others than this machine in; pass --password-file"
                    + " or --token-file with a secret that they have to know");
        }
        return Access.LOOPBACK;
    }

    private @Nullable Tls tls() {
        if (tlsKeyStore == null && tlsKeyStorePasswordFile == null) {
            return null;
        }
        if (tlsKeyStore == null || tlsKeyStorePasswordFile == null) {
            throw new UserErrorException(
                    "--tls-key-store and --tls-key-store-password-file need each other: a key store has a password");
        }
        return Tls.of(tlsKeyStore, firstLine(tlsKeyStorePasswordFile));
    }

    private static String secret(Path file) {
        String secret = firstLine(file).strip();
        if (secret.length() < MIN_SECRET_CHARS) {
            throw new UserErrorException(file + ": the first line has to have at least " + MIN_SECRET_CHARS
                    + " characters, since everybody in the network can try");
        }
        return secret;
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("");
        } catch (UncheckedIOException e) {
            throw new UserErrorException(file + " can't be read: " + FileFault.of(e), e);
        } catch (IOException e) {
            throw new UserErrorException(file + " can't be read: " + FileFault.of(e), e);
        }
    }
}
