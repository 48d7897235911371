package dev.bellows.document.yaml;

/**
 * One field of an object in a document.
 *
 * @param name its key
 * @param shape what its value looks like
 * @param required whether it must stand there
 * @param secret whether its value is never printed
 * @param description for editors and the reference, one sentence
 * @param <T> type of its value
 */
public record Field<T>(String name, Shape<T> shape, boolean required, boolean secret, String description) {

    /** A field that must stand there. */
    public static <T> Field<T> required(String name, Shape<T> shape, String description) {
        return new Field<>(name, shape, true, false, description);
    }

    /** A field that may be left out. */
    public static <T> Field<T> optional(String name, Shape<T> shape, String description) {
        return new Field<>(name, shape, false, false, description);
    }

    /** The same field, never printed. */
    public Field<T> asSecret() {
        return new Field<>(name, shape, required, true, description);
    }
}
