package dev.bellows.wire;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything the other side of the wire relies on, one entry per thing: its name or number to what must not change about it.
 * Additions are compatible, so two surfaces agree when every old entry is in the new one.
 */
record Surface(Map<String, String> entries) {

    static Surface of(List<FileDescriptorProto> files) {
        Map<String, String> entries = new TreeMap<>();
        for (FileDescriptorProto file : files) {
            String scope = file.getPackage();
            file.getMessageTypeList().forEach(message -> message(scope, message, entries));
            file.getEnumTypeList().forEach(type -> enumeration(scope, type, entries));
            file.getServiceList().forEach(service -> service(scope, service, entries));
        }
        return new Surface(entries);
    }

    /** What the present surface broke, in words; empty when old peers go on working. */
    List<String> brokenBy(Surface present) {
        List<String> broken = new ArrayList<>();
        entries.forEach((thing, was) -> {
            String is = present.entries.get(thing);
            if (is == null) {
                broken.add(thing + " was removed or renumbered (it was " + was + ")");
            } else if (!is.equals(was)) {
                broken.add(thing + " was " + was + " and is " + is);
            }
        });
        return broken;
    }

    private static void message(String scope, DescriptorProto message, Map<String, String> entries) {
        String name = scope + "." + message.getName();
        entries.put("message " + name, "a message");
        for (FieldDescriptorProto field : message.getFieldList()) {
            entries.put("field " + name + " #" + field.getNumber(), described(message, field));
        }
        message.getNestedTypeList().forEach(nested -> message(name, nested, entries));
        message.getEnumTypeList().forEach(nested -> enumeration(name, nested, entries));
    }

    /** Name too: JSON and text forms carry it, and a reused number under another name is another field. */
    private static String described(DescriptorProto message, FieldDescriptorProto field) {
        String group = "";
        if (field.getProto3Optional()) {
            group = " optional";
        } else if (field.hasOneofIndex()) {
            group = " in oneof " + message.getOneofDecl(field.getOneofIndex()).getName();
        }
        return field.getLabel() + " " + field.getType() + " " + field.getTypeName() + " " + field.getName() + group;
    }

    private static void enumeration(String scope, EnumDescriptorProto type, Map<String, String> entries) {
        String name = scope + "." + type.getName();
        entries.put("enum " + name, "an enum");
        for (EnumValueDescriptorProto value : type.getValueList()) {
            entries.put("value " + name + " #" + value.getNumber(), value.getName());
        }
    }

    private static void service(String scope, ServiceDescriptorProto service, Map<String, String> entries) {
        String name = scope + "." + service.getName();
        entries.put("service " + name, "a service");
        for (MethodDescriptorProto method : service.getMethodList()) {
            entries.put(
                    "method " + name + "/" + method.getName(),
                    (method.getClientStreaming() ? "stream " : "") + method.getInputType() + " returns "
                            + (method.getServerStreaming() ? "stream " : "") + method.getOutputType());
        }
    }
}
