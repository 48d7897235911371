package dev.bellows.wire;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Descriptor sets on the class path, our own files only. */
final class WireFiles {
    private WireFiles() {}

    /** As built from the present .proto files, with comments. */
    static List<FileDescriptorProto> built() throws IOException {
        return read("/dev/bellows/wire/bellows.binpb");
    }

    static List<FileDescriptorProto> read(String resource) throws IOException {
        try (InputStream in = WireFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return FileDescriptorSet.parseFrom(in).getFileList().stream()
                    .filter(file -> file.getPackage().startsWith("bellows."))
                    .toList();
        }
    }
}
