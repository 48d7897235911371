package dev.bellows.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every message, field, enum, service and call says what it means. */
class WireCommentsTest {
    @Test
    void everythingOnTheWireHasAComment() throws IOException {
        List<String> silent = new ArrayList<>();
        int looked = 0;
        for (FileDescriptorProto file : WireFiles.built()) {
            Comments comments = new Comments(file, silent);
            comments.check();
            looked += file.getMessageTypeCount();
        }

        assertTrue(looked > 20, "the descriptor set holds the protocol");
        assertEquals(List.of(), silent, "things without a comment; say meaning, unit and range");
    }

    /** The comments of one file, by path (see descriptor.proto, SourceCodeInfo). */
    private static final class Comments {
        private static final int MESSAGES = FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER;
        private static final int ENUMS = FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER;
        private static final int SERVICES = FileDescriptorProto.SERVICE_FIELD_NUMBER;

        private final FileDescriptorProto file;
        private final List<String> silent;
        private final Map<List<Integer>, Location> places = new HashMap<>();

        Comments(FileDescriptorProto file, List<String> silent) {
            this.file = file;
            this.silent = silent;
            file.getSourceCodeInfo().getLocationList().forEach(place -> places.put(place.getPathList(), place));
        }

        void check() {
            for (int i = 0; i < file.getMessageTypeCount(); i++) {
                message(file.getPackage(), file.getMessageType(i), List.of(MESSAGES, i));
            }
            for (int i = 0; i < file.getEnumTypeCount(); i++) {
                enumeration(file.getPackage(), file.getEnumType(i), List.of(ENUMS, i));
            }
            for (int i = 0; i < file.getServiceCount(); i++) {
                need(file.getPackage() + "." + file.getService(i).getName(), List.of(SERVICES, i));
                for (int j = 0; j < file.getService(i).getMethodCount(); j++) {
                    need(file.getService(i).getMethod(j).getName(), List.of(SERVICES, i, 2, j));
                }
            }
        }

        private void message(String scope, DescriptorProto message, List<Integer> path) {
            if (message.getOptions().getMapEntry()) {
                return;
            }
            String name = scope + "." + message.getName();
            need(name, path);
            for (int i = 0; i < message.getFieldCount(); i++) {
                FieldDescriptorProto field = message.getField(i);
                // A member of a oneof that is a message of its own is explained there.
                boolean explainedThere =
                        field.hasOneofIndex() && field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE;
                if (!explainedThere) {
                    need(name + "." + field.getName(), down(path, DescriptorProto.FIELD_FIELD_NUMBER, i));
                }
            }
            for (int i = 0; i < message.getNestedTypeCount(); i++) {
                message(name, message.getNestedType(i), down(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, i));
            }
            for (int i = 0; i < message.getEnumTypeCount(); i++) {
                enumeration(name, message.getEnumType(i), down(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
            }
        }

        private void enumeration(String scope, EnumDescriptorProto type, List<Integer> path) {
            need(scope + "." + type.getName(), path);
        }

        private void need(String name, List<Integer> path) {
            Location place = places.getOrDefault(path, Location.getDefaultInstance());
            if (place.getLeadingComments().isBlank()
                    && place.getTrailingComments().isBlank()) {
                silent.add(name);
            }
        }

        private static List<Integer> down(List<Integer> path, int kind, int index) {
            List<Integer> longer = new ArrayList<>(path);
            longer.add(kind);
            longer.add(index);
            return longer;
        }
    }
}
