package dev.bellows.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {

    @TempDir
    Path folder;

    @Test
    void keepsFoldersLinksAndTheRightToExecute() throws IOException {
        unpack(file("bin/run", 0755), link("bin/alias", "run"), file("share/text", 0644));

        assertThat(folder.resolve("into/bin/run")).isExecutable().hasContent("content");
        assertThat(Files.readSymbolicLink(folder.resolve("into/bin/alias"))).isEqualTo(Path.of("run"));
        assertThat(Files.isExecutable(folder.resolve("into/share/text"))).isFalse();
    }

    @Test
    void refusesAnEntryOutsideItsFolder() {
        assertThatThrownBy(() -> unpack(file("../outside", 0644))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void refusesALinkThatPointsOutside() {
        assertThatThrownBy(() -> unpack(link("etc", "../.."))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unpack(link("passwords", "/etc/passwd"))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNeitherFileNorFolderNorLink() {
        TarArchiveEntry device = new TarArchiveEntry("device", TarConstants.LF_CHR);
        assertThatThrownBy(() -> unpack(device)).isInstanceOf(IOException.class);
    }

    private static TarArchiveEntry file(String name, int mode) {
        var entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize("content".length());
        return entry;
    }

    private static TarArchiveEntry link(String name, String target) {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        return entry;
    }

    private void unpack(TarArchiveEntry... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    tar.write("content".getBytes(StandardCharsets.UTF_8));
                }
                tar.closeArchiveEntry();
            }
        }
        Path into = Files.createDirectories(folder.resolve("into"));
        TarArchive.unpack(new ByteArrayInputStream(bytes.toByteArray()), into);
    }
}
