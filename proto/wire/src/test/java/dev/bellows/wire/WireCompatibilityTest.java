package dev.bellows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Peers of the committed protocol must go on working: only additions are allowed inside v1. */
class WireCompatibilityTest {
    private static final String COMMITTED = "/dev/bellows/wire/committed.binpb";
    private static final String UPDATE = "mvn -o -pl proto/wire test -Dtest=WireCompatibilityTest -Dgolden.update";

    @Test
    void thePresentProtocolBreaksNothingThatIsCommitted() throws IOException {
        List<String> broken = Surface.of(WireFiles.read(COMMITTED)).brokenBy(Surface.of(WireFiles.built()));

        assertEquals(List.of(), broken, "incompatible changes; add new fields and messages instead");
    }

    @Test
    void theCommittedDescriptorsAreThePresentOnes() throws IOException {
        List<FileDescriptorProto> bare = WireFiles.built().stream()
                .map(file -> file.toBuilder().clearSourceCodeInfo().build())
                .toList();
        if (updating()) {
            Path file = Path.of(System.getProperty("project.root"), "proto/wire/src/test/resources" + COMMITTED);
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    FileDescriptorSet.newBuilder().addAllFile(bare).build().toByteArray());
            return;
        }

        assertEquals(WireFiles.read(COMMITTED), bare, "additions must be committed too: " + UPDATE);
    }

    @Test
    void additionsAreCompatible() {
        assertEquals(List.of(), brokenBy(file -> {
            file.addMessageType(DescriptorProto.newBuilder().setName("New"));
            file.getMessageTypeBuilder(0)
                    .addField(FieldDescriptorProto.newBuilder().setName("more").setNumber(9));
            file.getEnumTypeBuilder(0).addValueBuilder().setName("MORE").setNumber(9);
        }));
    }

    @Test
    void everythingElseIsNot() {
        assertBroken(file -> file.removeMessageType(0));
        assertBroken(file -> file.removeEnumType(0));
        assertBroken(file -> file.removeService(0));
        assertBroken(file -> file.getServiceBuilder(0).removeMethod(0));
        assertBroken(file -> file.getServiceBuilder(0).getMethodBuilder(0).setClientStreaming(true));
        assertBroken(file -> file.getEnumTypeBuilder(0).removeValue(0));
        assertBroken(file -> file.getEnumTypeBuilder(0).getValueBuilder(0).setName("OTHER"));
        assertBroken(file -> file.getMessageTypeBuilder(0).removeField(0));
        assertBroken(file -> file.getMessageTypeBuilder(0).getFieldBuilder(0).setNumber(5));
        assertBroken(
                file -> file.getMessageTypeBuilder(0).getFieldBuilder(0).setType(FieldDescriptorProto.Type.TYPE_INT32));
        assertBroken(file -> file.getMessageTypeBuilder(0).getFieldBuilder(0).setName("other"));
        assertBroken(file ->
                file.getMessageTypeBuilder(0).getFieldBuilder(0).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED));
        assertBroken(file -> file.getMessageTypeBuilder(0).getFieldBuilder(0).clearOneofIndex());
    }

    private static void assertBroken(Consumer<FileDescriptorProto.Builder> change) {
        assertFalse(brokenBy(change).isEmpty());
    }

    private static List<String> brokenBy(Consumer<FileDescriptorProto.Builder> change) {
        FileDescriptorProto before = small();
        FileDescriptorProto.Builder after = before.toBuilder();
        change.accept(after);
        return Surface.of(List.of(before)).brokenBy(Surface.of(List.of(after.build())));
    }

    private static FileDescriptorProto small() {
        return FileDescriptorProto.newBuilder()
                .setPackage("bellows.small.v1")
                .addMessageType(DescriptorProto.newBuilder()
                        .setName("Small")
                        .addOneofDecl(OneofDescriptorProto.newBuilder().setName("body"))
                        .addField(FieldDescriptorProto.newBuilder()
                                .setName("text")
                                .setNumber(1)
                                .setType(FieldDescriptorProto.Type.TYPE_STRING)
                                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                                .setOneofIndex(0)))
                .addEnumType(enumeration())
                .addService(ServiceDescriptorProto.newBuilder()
                        .setName("Service")
                        .addMethod(MethodDescriptorProto.newBuilder()
                                .setName("Call")
                                .setInputType(".bellows.small.v1.Small")
                                .setOutputType(".bellows.small.v1.Small")))
                .build();
    }

    private static EnumDescriptorProto enumeration() {
        EnumDescriptorProto.Builder type = EnumDescriptorProto.newBuilder().setName("Choice");
        type.addValueBuilder().setName("NONE").setNumber(0);
        return type.build();
    }

    private static boolean updating() {
        String update = System.getProperty("golden.update", "");
        return !update.isEmpty() && !update.startsWith("${") && !update.equals("false");
    }
}
