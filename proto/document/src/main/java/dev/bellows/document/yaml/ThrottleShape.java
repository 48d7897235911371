package dev.bellows.document.yaml;

import dev.bellows.document.Strategy.Throttle;
import dev.bellows.document.ThrottleProfile;
import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.ThrottleUnit;
import dev.bellows.document.yaml.Node.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a throttle is written: a profile, and every number of {@link ThrottleSetting} by its name. */
final class ThrottleShape {
    private ThrottleShape() {}

    static Shape<Throttle> throttle() {
        Map<String, ThrottleProfile> profiles = new LinkedHashMap<>();
        for (ThrottleProfile profile : ThrottleProfile.values()) {
            profiles.put(profile.word(), profile);
        }
        Field<ThrottleProfile> profile =
                Field.optional("profile", Shapes.word(profiles), "A named set of limits; normal when left out.");
        Map<ThrottleSetting, Field<Long>> numbers = new EnumMap<>(ThrottleSetting.class);
        for (ThrottleSetting setting : ThrottleSetting.values()) {
            numbers.put(setting, Field.optional(setting.key(), number(setting), setting.text()));
        }
        List<Field<?>> fields = new ArrayList<>();
        fields.add(profile);
        fields.addAll(numbers.values());
        return new ObjectShape<>("throttle", fields, read -> {
            Map<ThrottleSetting, Long> said = new EnumMap<>(ThrottleSetting.class);
            numbers.forEach((setting, field) -> read.find(field).ifPresent(value -> said.put(setting, value)));
            return new Throttle(read.find(profile).orElse(ThrottleProfile.NORMAL), said);
        });
    }

    private static Shape<Long> number(ThrottleSetting setting) {
        boolean count = setting.unit() == ThrottleUnit.COUNT;
        String expected =
                (count ? "a number like " : "a value like ") + setting.unit().example() + " within " + setting.range();
        Map<String, Object> schema = count
                ? Shapes.ordered("type", List.of("integer", "string"), "description", expected)
                : Shapes.ordered("type", "string", "description", expected);
        EnumSet<Kind> kinds = count ? EnumSet.of(Kind.INTEGER, Kind.STRING) : EnumSet.of(Kind.STRING);
        return new ScalarShape<>(expected, kinds, schema, text -> {
            long value = zeroIsNone(setting) && setting.unit().parse(orZero(setting, text)) == 0
                    ? ThrottleSetting.NONE
                    : setting.parse(text);
            return new Shape.Bound<>(value, count && value != ThrottleSetting.NONE ? (Object) value : text);
        });
    }

    /** Earlier releases read zero as no limit, and their documents stay readable. */
    private static boolean zeroIsNone(ThrottleSetting setting) {
        return setting == ThrottleSetting.MAX_LAG || setting == ThrottleSetting.WAL_BUDGET;
    }

    private static String orZero(ThrottleSetting setting, String text) {
        return text.equals(ThrottleSetting.NONE_WORD) ? setting.unit().exact(0) : text;
    }
}
