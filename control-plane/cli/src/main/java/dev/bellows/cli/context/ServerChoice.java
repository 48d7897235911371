package dev.bellows.cli.context;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which server and which token: flag before environment before context before a local {@code bellows dev}.
 *
 * @param server scheme, host and port
 * @param token the token, empty when there is none
 * @param tokenSource where the token came from, for people; empty when there is none
 * @param caFile certificates to trust
 * @param source where the address came from, for people
 */
public record ServerChoice(URI server, String token, String tokenSource, Optional<Path> caFile, String source) {
    private static final int LONGEST_TOKEN = 512;

    /** A token never appears in text. */
    @Override
    public String toString() {
        return server + " (" + source + ")";
    }

    /** What was typed. */
    public record Flags(
            Optional<String> server, Optional<String> tokenFile, Optional<String> caFile, Optional<String> context) {}

    /** Where a local {@code bellows dev} keeps its data unless told otherwise. */
    public static Path devDirectory(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("BELLOWS_DATA_DIR", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? home.resolve(".local/share") : Path.of(data)).resolve("bellows/dev");
    }

    /** Looks in all places. Throws a coded error when no address is found or one cannot be used. */
    public static ServerChoice find(Flags flags, Map<String, String> environment, Path home, Role role) {
        Contexts contexts = Contexts.read(Contexts.file(environment, home));
        Optional<Context> context = contexts.chosen(flags.context());
        Path dev = devDirectory(environment, home);
        Optional<String> typed = flags.server().or(() -> variable(environment, "BELLOWS_SERVER"));
        boolean useContext = typed.isEmpty() || flags.context().isPresent();
        Optional<Context> used = useContext ? context : Optional.empty();
        Optional<String> address = typed.or(() -> used.map(Context::server));
        boolean local = address.isEmpty();
        URI server = ServerAddress.parse(address.or(() -> endpoint(dev)).orElseThrow(ServerChoice::none));
        Token token = typedToken(flags, environment)
                .or(() -> used.flatMap(from -> from.tokenFile()
                        .map(file -> new Token(read(Path.of(file)), file + " of context " + from.name()))))
                .or(() -> local || sameServer(server, dev) ? devToken(dev, role) : Optional.empty())
                .orElse(Token.NONE);
        Optional<Path> caFile = flags.caFile()
                .or(() -> variable(environment, "BELLOWS_CA_FILE"))
                .or(() -> used.flatMap(Context::caFile))
                .map(Path::of);
        String source = local
                ? "local bellows dev in " + dev
                : typed.isPresent()
                        ? (flags.server().isPresent() ? "--server" : "BELLOWS_SERVER")
                        : "context " + used.map(Context::name).orElse("");
        return new ServerChoice(server, token.text(), token.source(), caFile, source);
    }

    /** A token and where it was found; never printed. */
    private record Token(String text, String source) {
        private static final Token NONE = new Token("", "");

        @Override
        public String toString() {
            return source;
        }
    }

    private static Optional<Token> typedToken(Flags flags, Map<String, String> environment) {
        return flags.tokenFile()
                .map(file -> new Token(read(Path.of(file)), "--token-file " + file))
                .or(() -> variable(environment, "BELLOWS_TOKEN").map(text -> new Token(text, "BELLOWS_TOKEN")))
                .or(() -> variable(environment, "BELLOWS_TOKEN_FILE")
                        .map(file -> new Token(read(Path.of(file)), file + " (BELLOWS_TOKEN_FILE)")));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static boolean sameServer(URI server, Path dev) {
        return endpoint(dev).map(ServerAddress::parse).filter(server::equals).isPresent();
    }

    private static Optional<String> endpoint(Path dev) {
        Path file = dev.resolve("endpoints.json");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonNode http = new ObjectMapper().readTree(Files.readString(file)).path("http");
            String text = http.isNumber() ? "http://127.0.0.1:" + http.asInt() : http.asText();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException unreadable) {
            throw new BellowsException(
                    new Problem(
                            ErrorCode.CLI_CONTEXT,
                            file + " cannot be read as JSON.",
                            "bellows context set NAME --server URL --token-file FILE"),
                    Outcome.NOTHING_DONE,
                    unreadable);
        }
    }

    private static Optional<Token> devToken(Path dev, Role role) {
        return role.files().stream()
                .map(dev::resolve)
                .filter(Files::isReadable)
                .findFirst()
                .map(file -> new Token(read(file), file.toString()));
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LONGEST_TOKEN) {
                throw new BellowsException(new Problem(
                        ErrorCode.CLI_NO_TOKEN,
                        file + " is too long to be a token.",
                        "bellows token create --kind person --name NAME --roles operator"));
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new BellowsException(
                    new Problem(ErrorCode.CLI_NO_TOKEN, "The token file " + file + " cannot be read.", "ls -l " + file),
                    Outcome.NOTHING_DONE,
                    unreadable);
        }
    }

    private static BellowsException none() {
        return new BellowsException(new Problem(
                ErrorCode.CLI_CONTEXT,
                "No control plane is named: neither --server nor BELLOWS_SERVER nor a context, and no local bellows dev.",
                "bellows dev, or bellows context set NAME --server URL --token-file FILE"));
    }
}
