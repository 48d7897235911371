package dev.bellows.planted;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one test class, or some of its methods, in this JVM. Surefire does the same and takes the half of a minute until it has begun. */
public final class PlantedMain {
    private static final int ALL_GREEN = 0;
    private static final int FOUND = 3;
    private static final int NOTHING_RAN = 4;

    private PlantedMain() {}

    /**
     * Ends the JVM with 0 where every test passed, 3 where one failed, 4 where none ran, and by itself with 1 where it could not begin.
     *
     * @param arguments name of a class; optionally, names of its methods, joined by {@code +}, with {@code *} for any characters
     */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(arguments[0]));
        if (arguments.length > 1) {
            request.filters(onlyMethods(arguments[1]));
        }
        TestExecutionSummary summary = run(request.build());
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.printTo(out);
        summary.printFailuresTo(out, 20);
        long red = summary.getTotalFailureCount();
        // Threads that a bug keeps busy do not keep the answer; the hooks stop the PostgreSQL servers.
        System.exit(red > 0 ? FOUND : summary.getTestsSucceededCount() > 0 ? ALL_GREEN : NOTHING_RAN);
    }

    private static TestExecutionSummary run(LauncherDiscoveryRequest request) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static PostDiscoveryFilter onlyMethods(String names) {
        Pattern wanted = Pattern.compile(Stream.of(names.split("\\+", -1))
                .map(name ->
                        Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|")));
        return test -> FilterResult.includedIf(test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> wanted.matcher(source.getMethodName()).matches())
                .orElse(true));
    }
}
