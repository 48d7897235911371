package dev.bellows.cli.session;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every verb takes. Confined to the main thread; filled by picocli. */
@Command(name = "bellows", sortOptions = false, usageHelpAutoWidth = true)
public final class GlobalOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "table",
            description = "table, wide, json, jsonl, yaml, name or jsonpath=EXPRESSION (default ${DEFAULT-VALUE})")
    private String output = "table";

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "the control plane's HTTP address; else BELLOWS_SERVER, the context, a local `bellows dev`")
    private @Nullable String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "file with the token; else BELLOWS_TOKEN, BELLOWS_TOKEN_FILE, the context")
    private @Nullable String tokenFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "PEM certificates to trust for https; else BELLOWS_CA_FILE, the context")
    private @Nullable String caFile;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "which context of the configuration file to use")
    private @Nullable String context;

    @Option(
            names = "--request-timeout",
            paramLabel = "DURATION",
            scope = ScopeType.INHERIT,
            defaultValue = "30s",
            description = "the longest wait for one answer (default ${DEFAULT-VALUE})")
    private Duration requestTimeout = Duration.ofSeconds(30);

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show stack traces of errors")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this help")
    private boolean help;

    /** The output format as typed. */
    public String output() {
        return output;
    }

    /** {@code --server}. */
    public Optional<String> server() {
        return Optional.ofNullable(server);
    }

    /** {@code --token-file}. */
    public Optional<String> tokenFile() {
        return Optional.ofNullable(tokenFile);
    }

    /** {@code --ca-file}. */
    public Optional<String> caFile() {
        return Optional.ofNullable(caFile);
    }

    /** {@code --context}. */
    public Optional<String> context() {
        return Optional.ofNullable(context);
    }

    /** The longest wait for one answer. */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** Whether stack traces are shown. */
    public boolean debug() {
        return debug;
    }

    /** Whether help was asked for. */
    public boolean help() {
        return help;
    }
}
