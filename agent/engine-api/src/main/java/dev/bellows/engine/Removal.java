package dev.bellows.engine;

import java.util.List;

/**
 * What taking everything of ours out of a target would take away, and what forbids it now. Nothing was changed for it.
 *
 * @param objects what would go, in order, each as people call it; empty when nothing of ours is there
 * @param inTheWay why it must not go yet; empty when it may
 */
public record Removal(List<String> objects, List<Obstacle> inTheWay) {
    public Removal {
        objects = List.copyOf(objects);
        inTheWay = List.copyOf(inTheWay);
    }

    /**
     * Something that is still needed, or that is not ours and would go too.
     *
     * @param what for people, with names
     * @param next the command or statement to type next
     */
    public record Obstacle(String what, String next) {}

    /** Whether nothing of ours is there. */
    public boolean nothingThere() {
        return objects.isEmpty() && inTheWay.isEmpty();
    }
}
