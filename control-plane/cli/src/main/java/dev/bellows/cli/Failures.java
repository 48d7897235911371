package dev.bellows.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.cli.api.ApiFailure;
import dev.bellows.cli.output.ErrorText;
import dev.bellows.cli.rollout.PlanText;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Surroundings;
import dev.bellows.cli.session.UsageException;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Turns a failure into lines for people and an exit code. Confined to the main thread. */
final class Failures {
    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A command line that picocli does not understand. */
    int usage(CommandLine.ParameterException wrong, List<String> typed, boolean debug) {
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message =
                wrong instanceof CommandLine.MissingParameterException missing ? missing(missing, typed) : said(wrong);
        List<String> near = near(wrong);
        print(new ErrorText(
                ErrorCode.CLI_USAGE.id(),
                message + (message.endsWith(".") ? "" : "."),
                "",
                near.isEmpty() ? List.of() : List.of("Did you mean " + String.join(" or ", near) + "?"),
                name + " --help"));
        trace(wrong, debug);
        return ExitCode.USAGE.number();
    }

    /** Picocli's own words; of a pair without its equals sign it says the word option twice. */
    private static String said(CommandLine.ParameterException wrong) {
        return String.valueOf(wrong.getMessage()).strip().replace("option option ", "option ");
    }

    /** Everything that is missing, at once: picocli ends at the first of options, positions and choices. */
    private static String missing(CommandLine.MissingParameterException wrong, List<String> typed) {
        CommandLine.Model.CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        List<String> missing = new ArrayList<>();
        if (wrong.getMissing().stream().anyMatch(CommandLine.Model.ArgSpec::isPositional)) {
            wrong.getMissing().stream()
                    .filter(CommandLine.Model.ArgSpec::isPositional)
                    .forEach(one -> missing.add(one.paramLabel()));
        }
        spec.options().stream()
                .filter(option -> option.required() && option.group() == null && !given(option, typed))
                .forEach(option -> missing.add(option.longestName() + " " + option.paramLabel()));
        spec.argGroups().stream()
                .filter(group -> group.multiplicity().min() > 0
                        && group.options().stream().noneMatch(option -> given(option, typed)))
                .forEach(group -> missing.add(String.join(
                        " or ",
                        group.options().stream()
                                .map(CommandLine.Model.OptionSpec::longestName)
                                .toList())));
        return missing.isEmpty() ? said(wrong) : "Still missing: " + String.join(", ", missing);
    }

    private static boolean given(CommandLine.Model.OptionSpec option, List<String> typed) {
        return typed.stream().anyMatch(word -> {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return List.of(option.names()).contains(name);
        });
    }

    /** What may have been meant: a word of the verb, or an option. */
    private static List<String> near(CommandLine.ParameterException wrong) {
        if (!(wrong instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return List.of();
        }
        String typed = unmatched.getUnmatched().getFirst();
        List<String> words =
                List.copyOf(unmatched.getCommandLine().getSubcommands().keySet());
        return Spelling.nearest(typed, words).map(List::of).orElseGet(unmatched::getSuggestions);
    }

    /** Any failure of a verb. */
    int report(Exception failure, boolean debug) {
        ExitCode code = switch (failure) {
            case ApiFailure refused -> refused(refused);
            case BellowsException known -> known(known);
            case InterruptedException stopped -> {
                Thread.currentThread().interrupt();
                yield ExitCode.DETACHED;
            }
            default -> defect(failure, debug);
        };
        trace(failure, debug);
        return code.number();
    }

    private ExitCode refused(ApiFailure refused) {
        List<String> more = new ArrayList<>();
        for (JsonNode problem : refused.facts().path("problems")) {
            more.add(place(problem)
                    + problem.path("rule").asText(problem.path("message").asText()) + " ("
                    + problem.path("code").asText() + ")");
            if (problem.hasNonNull("way_out")) {
                more.add("    " + problem.path("way_out").asText());
            }
        }
        for (JsonNode one : refused.facts().path("refused")) {
            more.add("target " + one.path("target").asText() + " refuses it:");
            more.addAll(PlanText.reasons(one.path("problems")));
        }
        List<String> legal = new ArrayList<>();
        refused.facts().path("legal_verbs").forEach(verb -> legal.add(verb.asText()));
        if (!legal.isEmpty()) {
            more.add("legal now: " + String.join(", ", legal));
        }
        unknownOutcome(refused.outcome(), more);
        print(new ErrorText(refused.code(), refused.detail(), refused.likelyCause(), more, refused.wayOut()));
        return exitCode(refused);
    }

    private static String place(JsonNode problem) {
        return problem.hasNonNull("file")
                ? problem.path("file").asText() + ":" + problem.path("line").asInt() + ":"
                        + problem.path("column").asInt() + ": "
                : "";
    }

    /** 401 and 403 are about who asks; a refusal by the adoption rules is a gate; the rest are errors. */
    static ExitCode exitCode(ApiFailure refused) {
        if (refused.status() == 401 || refused.status() == 403) {
            return ExitCode.NOT_AUTHORISED;
        }
        boolean gate = refused.status() == 409 && refused.code().startsWith("BLW-ADOPT-");
        return gate ? ExitCode.GATE_NOT_MET : ExitCode.ERROR;
    }

    private ExitCode known(BellowsException known) {
        ErrorCode code = known.problem().code();
        List<String> more = new ArrayList<>();
        unknownOutcome(known.outcome() == Outcome.UNKNOWN && code != ErrorCode.CLI_NOT_BELLOWS ? "UNKNOWN" : "", more);
        String cause = known instanceof UsageException ? "" : code.cause();
        print(new ErrorText(
                code.id(),
                known.problem().message(),
                cause,
                more,
                known.problem().wayOut()));
        return switch (code) {
            case CLI_USAGE, CLI_LATER -> ExitCode.USAGE;
            case CLI_NO_TOKEN -> ExitCode.NOT_AUTHORISED;
            case CLI_NO_ANSWER -> ExitCode.TIMEOUT;
            default -> ExitCode.ERROR;
        };
    }

    private static void unknownOutcome(String outcome, List<String> more) {
        if (outcome.equals("UNKNOWN")) {
            more.add("Nobody can say whether the change was made; look before you repeat it.");
        }
    }

    private ExitCode defect(Exception failure, boolean debug) {
        print(new ErrorText(
                ErrorCode.CLI_INTERNAL.id(),
                ErrorCode.CLI_INTERNAL.what() + " (" + failure.getClass().getSimpleName() + ")",
                debug ? "" : String.valueOf(failure.getMessage()),
                List.of(),
                "the same command with --debug, and report what it prints"));
        return ExitCode.ERROR;
    }

    private void print(ErrorText text) {
        text.lines(surroundings.terminal().colour()).forEach(surroundings.err()::println);
    }

    private void trace(Throwable failure, boolean debug) {
        if (debug) {
            failure.printStackTrace(surroundings.err());
        }
    }
}
