package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.wire.client.v1.Answer;
import dev.bellows.wire.client.v1.ClientMessage;
import dev.bellows.wire.client.v1.Verdict;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that a service gets, in a process of its own, behind a gRPC and a protobuf of some years ago. It runs once the jar is
 * packaged (the module's second run of tests), never on loose classes.
 */
@EnabledIfSystemProperty(named = "client.jar", matches = ".+")
class RelocatedJarIT {
    private static final int JAVA_17 = 61;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path jar = Path.of(System.getProperty("client.jar"));

    private static Answer yes(ClientMessage message) {
        return Answer.newBuilder()
                .setIncarnation(message.getRegister().getIncarnation())
                .setVerdict(Verdict.VERDICT_YES)
                .setSecret("00112233445566778899aabbccddeeff")
                .setHeartbeatMillis(500)
                .setRegistered(true)
                .build();
    }

    @Test
    void itClaimsBesideAnOlderGrpcAndProtobufThatComeFirst(@TempDir Path folder) throws Exception {
        // Only the program itself: nothing else of the tests' classes is there to help.
        Path program = Path.of(OlderNeighbourMain.class.getName().replace('.', '/') + ".class");
        Path classes = Path.of(OlderNeighbourMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.createDirectories(folder.resolve("program").resolve(program).getParent());
        Files.copy(classes.resolve(program), folder.resolve("program").resolve(program));
        List<String> path = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("neighbour.jars")))) {
            jars.map(Path::toString).sorted().forEach(path::add);
        }
        path.add(folder.resolve("program").toString());
        path.add(jar.toString());
        Path said = folder.resolve("said");
        try (FakeClientService service = new FakeClientService(0, RelocatedJarIT::yes)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            String.join(File.pathSeparator, path),
                            OlderNeighbourMain.class.getName(),
                            "127.0.0.1:" + service.port())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(Files.readString(said)).contains("asked: "));
                assertThat(Files.readString(said))
                        .contains("asked: true")
                        .containsPattern("grpc from file:.*/grpc-api-1\\.58\\.0\\.jar")
                        .containsPattern("protobuf from file:.*/protobuf-java-3\\.25\\.5\\.jar")
                        .contains("its own channels are io.grpc.netty.shaded.");
                assertThat(service.heard.getFirst().getRegister().getInstance()).isEqualTo("older");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(service.heard).anyMatch(ClientMessage::hasHeartbeat));
                process.getOutputStream().close();
                assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(process.exitValue()).isZero();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(service.heard).anyMatch(ClientMessage::hasGoodbye));
                assertThat(Files.readString(said))
                        .contains("ended")
                        .doesNotContain("Exception")
                        .doesNotContain("Error");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void nothingInItHasAForeignName() throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            assertThat(open.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(JarEntry::getName)
                            .filter(name -> !name.startsWith("dev/bellows/client/"))
                            .filter(name -> !name.startsWith("META-INF/services/dev.bellows.client.relocated."))
                            .toList())
                    .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE");
            assertThat(open.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("dev.bellows.client");
        }
    }

    @Test
    void everyServiceFileNamesClassesThatAreInside() throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            List<JarEntry> services = open.stream()
                    .filter(entry -> entry.getName().startsWith("META-INF/services/") && !entry.isDirectory())
                    .toList();
            assertThat(services)
                    .extracting(JarEntry::getName)
                    .anyMatch(name -> name.endsWith("ManagedChannelProvider"));
            for (JarEntry service : services) {
                String text = new String(open.getInputStream(service).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                        .as(service.getName())
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(
                                        open.getEntry(name.strip().replace('.', '/') + ".class"))
                                .as(name)
                                .isNotNull());
            }
        }
    }

    @Test
    void everyClassRunsOnJavaSeventeen() throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            for (JarEntry entry : open.stream()
                    .filter(found -> found.getName().endsWith(".class"))
                    .toList()) {
                try (DataInputStream in = new DataInputStream(open.getInputStream(entry))) {
                    in.readInt();
                    in.readUnsignedShort();
                    assertThat(in.readUnsignedShort()).as(entry.getName()).isLessThanOrEqualTo(JAVA_17);
                }
            }
        }
    }

    @Test
    void sourcesAndJavadocLieBesideIt() throws IOException {
        String name = jar.getFileName().toString().replace(".jar", "");
        try (JarFile sources =
                        new JarFile(jar.resolveSibling(name + "-sources.jar").toFile());
                JarFile javadoc =
                        new JarFile(jar.resolveSibling(name + "-javadoc.jar").toFile())) {
            assertThat(sources.getEntry("dev/bellows/client/Bellows.java")).isNotNull();
            assertThat(javadoc.stream().map(JarEntry::getName))
                    .anyMatch(entry -> entry.endsWith("dev/bellows/client/Bellows.html"))
                    .noneMatch(entry -> entry.endsWith("ClaimStream.html"));
        }
    }
}
