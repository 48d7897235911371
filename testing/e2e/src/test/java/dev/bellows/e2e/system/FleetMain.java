package dev.bellows.e2e.system;

import dev.bellows.fixtures.database.ServerSettings;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import dev.bellows.fixtures.time.SystemRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * {@code make fleet}: a rename over fleets of growing size, each with a control plane and an agent of its own, beside a bare pool of as many
 * connections for the very same statements and beside Flyway for a migration that finds everything done. {@code FLEET_SIZES=50,200,500}.
 */
public final class FleetMain {
    private static final double GROWTH = 1.25;
    private static final double TIMES_A_POOL = 2;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final double CORES_PER_HUNDRED = 0.01;

    private FleetMain() {}

    /** One size measured. */
    private record Measured(int size, FleetRun.Cost cost, Duration bare, double noOp) {
        double perDatabaseMillis() {
            return cost.toMigrated().plus(cost.toComplete()).toMillis() / (double) size;
        }

        double timesAPool() {
            return cost.toMigrated().toMillis() / (double) bare.toMillis();
        }

        double coresPerHundred() {
            return cost.restCpu() * 100 / size;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "fleet: size=%d migrated_s=%.1f complete_s=%.1f pool_s=%.1f times_a_pool=%.2f cpu_ms_per_db=%.0f"
                            + " servers_cpu_ms_per_db=%.0f transactions_per_db=%.0f sessions_per_db_at_most=%.2f at_rest=%.2f"
                            + " rest_cores_per_100=%.4f no_op_ratio=%.3f",
                    size,
                    cost.toMigrated().toMillis() / 1e3,
                    cost.toComplete().toMillis() / 1e3,
                    bare.toMillis() / 1e3,
                    timesAPool(),
                    cost.ourCpu() * 1e3 / size,
                    cost.theirCpu() * 1e3 / size,
                    cost.transactions() / (double) size,
                    cost.peak() / (double) size,
                    cost.sessionsAtRest() / (double) size,
                    coresPerHundred(),
                    noOp);
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Integer> sizes = Arrays.stream(System.getenv()
                        .getOrDefault("FLEET_SIZES", "50,200,500")
                        .split(","))
                .map(Integer::valueOf)
                .toList();
        Path folder = Files.createTempDirectory("bellows-fleet");
        System.out.println("fleet: logs in " + folder);
        int most = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        List<Measured> all = new ArrayList<>();
        int errors = 0;
        try (TestPostgresql server = TestPostgresql.start(ServerSettings.defaults()
                .with("max_connections", String.valueOf(most * 4 + 200))
                .with("max_wal_size", "4GB"))) {
            FleetRun.prepare(server);
            for (int size : sizes) {
                try {
                    Measured measured = measured(Files.createDirectory(folder.resolve("size-" + size)), server, size);
                    System.out.println(measured.line());
                    all.add(measured);
                } catch (AssertionError failed) {
                    errors++;
                    System.out.println("fleet: size=" + size + " FAILED: " + failed.getMessage());
                }
            }
        }
        System.exit(said(sizes, all, errors) ? 0 : 1);
    }

    private static Measured measured(Path folder, TestPostgresql server, int size) throws IOException {
        try (FleetRun fleet = new FleetRun(folder, server, size)) {
            FleetRun.Cost cost = fleet.rename();
            List<String> statements =
                    BarePool.statements(fleet.databases().firstEntry().getValue());
            List<TestDatabase> others = IntStream.rangeClosed(1, size)
                    .mapToObj(number -> fleet.fresh("f0_" + size + "_" + number))
                    .toList();
            Duration bare = BarePool.run(others, statements, FleetRun.PARALLEL);
            Duration noOp = fleet.noOp();
            double ratio = noOp.toMillis() / (double) flyway(folder, others).toMillis();
            others.forEach(database -> server.database("postgres").execute("DROP DATABASE " + database.name()));
            return new Measured(size, cost, bare, ratio);
        }
    }

    /** {@code migrate} over all of them, one after the other in this JVM, which has done so before: there is nothing to do. */
    private static Duration flyway(Path folder, List<TestDatabase> databases) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("flyway"));
        Files.writeString(scripts.resolve("V1__people.sql"), "COMMENT ON TABLE users IS 'people';");
        migrate(scripts, databases);
        long begun = SystemRuntime.nanos();
        migrate(scripts, databases);
        return Duration.ofNanos(SystemRuntime.nanos() - begun);
    }

    private static void migrate(Path scripts, List<TestDatabase> databases) {
        for (TestDatabase database : databases) {
            FluentConfiguration configuration = Flyway.configure()
                    .dataSource(database.dataSource())
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .locations("filesystem:" + scripts);
            configuration.load().migrate();
        }
    }

    private static boolean said(List<Integer> sizes, List<Measured> all, int errors) {
        boolean whole = errors == 0 && !all.isEmpty();
        double growth =
                whole ? all.getLast().perDatabaseMillis() / all.getFirst().perDatabaseMillis() : Double.NaN;
        double noOp = whole ? all.getLast().noOp() : Double.NaN;
        System.out.println(String.format(
                Locale.ROOT,
                "fleet: sizes=%s per_db_ms=%s growth=%.2f no_op_ratio=%.3f errors=%d",
                sizes.stream().map(String::valueOf).collect(Collectors.joining(",")),
                all.stream()
                        .map(one -> String.format(Locale.ROOT, "%.0f", one.perDatabaseMillis()))
                        .collect(Collectors.joining(",")),
                growth,
                noOp,
                errors));
        return whole
                && growth <= GROWTH
                && noOp < 1
                && all.stream().allMatch(one -> one.timesAPool() <= TIMES_A_POOL)
                && all.stream().allMatch(one -> one.cost().toMigrated().compareTo(LIMIT) < 0)
                && all.stream().allMatch(one -> one.coresPerHundred() <= CORES_PER_HUNDRED);
    }
}
