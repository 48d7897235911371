package dev.bellows.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the distribution: what it starts says what it has to say, and the JVM says nothing beside it. */
class LauncherScriptIT {
    private static final String MAIN =
            "package dev.bellows.launcher; public class Main { public static void main(String[] a) { System.out.println(\"data\"); } }";

    @TempDir
    private Path home = Path.of("");

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void distribution() throws IOException {
        Path script =
                Path.of(System.getProperty("project.root", "../.."), "deploy/distribution/src/main/scripts/bellows");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Path copy = Files.copy(script, home.resolve("bin/bellows"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        Path source = Files.writeString(home.resolve("Main.java"), MAIN);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", home.toString(), source.toString()))
                .isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(jar()), manifest)) {
            jar.putNextEntry(new JarEntry("dev/bellows/launcher/Main.class"));
            jar.write(Files.readAllBytes(home.resolve("dev/bellows/launcher/Main.class")));
            jar.closeEntry();
        }
    }

    private Path jar() {
        return home.resolve("lib/bellows-distribution.jar");
    }

    private Ended types(String options) throws Exception {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(home.resolve("bin/bellows").toString(), "version"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BELLOWS_JAVA_OPTS", options);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void aDistributionThatWasCopiedPrintsDataAlone() throws Exception {
        Path cache = home.resolve("lib/client.aot");
        types("-XX:AOTCacheOutput=" + cache + " -Xlog:disable");
        assertThat(cache).as("the trained cache").isNotEmptyFile();
        assertThat(types("")).as("as it was trained").isEqualTo(new Ended(0, "data\n", ""));
        Files.setLastModifiedTime(jar(), FileTime.fromMillis(1_000_000_000_000L));
        assertThat(types("")).as("its jar has another time").isEqualTo(new Ended(0, "data\n", ""));
        Files.writeString(cache, "no cache at all");
        assertThat(types("")).as("a broken cache").isEqualTo(new Ended(0, "data\n", ""));
    }
}
