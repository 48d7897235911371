package dev.bellows.demo;

import dev.bellows.client.Bellows;
import dev.bellows.fixtures.load.ApplicationLoad;
import dev.bellows.fixtures.load.LoadReport;
import dev.bellows.fixtures.load.LoadSettings;
import dev.bellows.fixtures.time.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One service process of the demo: claims its version, tags its connections, and sends requests at fixed times until it is asked to
 * end; then it closes its connections, says goodbye and prints what it did.
 *
 * <p>Arguments: instance version control-plane token-file ledger keys rate seed name=url…
 */
public final class DemoServiceMain {
    private static final int DATABASES_FROM = 8;

    private DemoServiceMain() {}

    public static void main(String[] arguments) throws Exception {
        String instance = arguments[0];
        int version = Integer.parseInt(arguments[1]);
        Path ledger = Path.of(arguments[4]);
        LoadSettings settings = LoadSettings.of(version, Long.parseLong(arguments[5]), ledger)
                .withRate(Integer.parseInt(arguments[6]))
                .withSeed(new Seed(Long.parseLong(arguments[7])));
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.countDown();
            awaitQuietly(ended);
        }));
        try (Bellows bellows = Bellows.service("checkout")
                .schema("orders", version)
                .environment("demo")
                .instance(instance)
                .tokenFile(Path.of(arguments[3]))
                .connect(arguments[2])) {
            bellows.awaitServable(Duration.ofSeconds(30));
            ApplicationLoad load = ApplicationLoad.start(settings, tagged(bellows, arguments));
            System.out.println("serving version " + version);
            end.await();
            LoadReport report = load.stop();
            for (String error : report.firstErrors()) {
                System.out.println("error " + error);
            }
            System.out.println("requests=" + report.requests() + " errors=" + report.errors() + " worst_ms="
                    + report.worst().toMillis());
        } finally {
            ended.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SortedMap<String, DataSource> tagged(Bellows bellows, String[] arguments) {
        SortedMap<String, DataSource> databases = new TreeMap<>();
        for (int i = DATABASES_FROM; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            PGSimpleDataSource opens = new PGSimpleDataSource();
            opens.setUrl(arguments[i].substring(equals + 1));
            databases.put(arguments[i].substring(0, equals), bellows.tag(opens));
        }
        return databases;
    }
}
