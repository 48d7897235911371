package dev.bellows.grammar;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * One instance of libpg_query, which is PostgreSQL's parser cut out of the server: memory of its own and nothing shared. Confined to the
 * caller that has borrowed it; after anything but an answer it must be thrown away, since its memory may be in any state.
 *
 * <p>The names are those of the build that {@code fetch-parser} brings: its compiler shortens what the program imports and exports.
 * They were read from the JavaScript beside it ({@code assignWasmExports}, {@code wasmImports}).
 */
final class LibpgQuery {
    private static final String CONSTRUCTORS = "A";
    private static final String ALLOCATE = "C";
    private static final String RELEASE = "E";
    private static final String PARSE = "F";
    private static final String RELEASE_PARSED = "G";
    private static final String SET_THREW = "P";
    private static final String RESTORE_STACK = "Q";
    private static final String STACK = "R";

    /** {@code invoke_*}: calls through the table under which a longjmp ends. */
    private static final Set<String> INVOKE = Set.of("a", "b", "d", "e", "f", "g", "h", "i", "j", "k", "l", "n", "y");

    private static final String THROW_LONGJMP = "p";
    private static final String GROW = "q";
    private static final String WRITE = "t";

    /** A failed assertion, an abort, an exit. */
    private static final Set<String> END = Set.of("c", "m", "v", "x");

    /** 256 MiB: a text of the greatest length with the tree that it becomes. */
    private static final int PAGES = 4_096;

    /**
     * 16 MiB: the parser's data and its stack, with room for an ordinary statement. It asks for more when it needs some; its build says 128
     * MiB, which every agent would pay with its heap.
     */
    private static final int FIRST_PAGES = 256;

    private static final int WORD = 4;

    private final Instance instance;
    private final Memory memory;
    private final ExportFunction allocate;
    private final ExportFunction release;
    private final ExportFunction parse;
    private final ExportFunction releaseParsed;

    LibpgQuery() {
        WasmModule module = LibpgQueryModule.load();
        ImportFunction[] imports = module.importSection().stream()
                .map(it -> (FunctionImport) it)
                .map(it -> {
                    FunctionType type = module.typeSection().getType(it.typeIndex());
                    return (ImportFunction) new HostFunction(it.module(), it.name(), type, host(it.name(), type));
                })
                .toArray(ImportFunction[]::new);
        instance = Instance.builder(module)
                .withMachineFactory(LibpgQueryModule::create)
                .withImportValues(ImportValues.builder().addFunction(imports).build())
                .withMemoryLimits(new MemoryLimits(FIRST_PAGES, PAGES))
                .withStart(false)
                .build();
        memory = instance.memory();
        allocate = instance.export(ALLOCATE);
        release = instance.export(RELEASE);
        parse = instance.export(PARSE);
        releaseParsed = instance.export(RELEASE_PARSED);
        instance.export(CONSTRUCTORS).apply();
    }

    /**
     * What became of a text.
     *
     * @param tree the parse tree as JSON; empty where there is none
     * @param message the parser's objection; empty where there is none
     * @param position characters before the place that it objects to, 0 where it names none; a character beyond the first plane is one
     */
    record Answer(String tree, String message, int position) {}

    /** Parses a text without a NUL character. */
    Answer parse(String text) {
        int input = cString(text);
        int result = (int) parse.apply(input)[0];
        if (result == 0) {
            throw new IllegalStateException("the parser has no memory left");
        }
        // struct PgQueryParseResult { char *parse_tree; char *stderr_buffer; PgQueryError *error; }
        int error = memory.readInt(result + 2 * WORD);
        Answer answer = error == 0
                ? new Answer(string(memory.readInt(result)), "", 0)
                // struct PgQueryError { char *message, *funcname, *filename; int lineno, cursorpos; char *context; }
                : new Answer("", string(memory.readInt(error)), Math.max(0, memory.readInt(error + 4 * WORD) - 1));
        releaseParsed.apply(result);
        release.apply(input);
        return answer;
    }

    private int cString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = (int) allocate.apply(bytes.length + 1)[0];
        if (at == 0) {
            throw new IllegalStateException("the parser has no memory for " + bytes.length + " bytes");
        }
        memory.write(at, bytes);
        memory.writeByte(at + bytes.length, (byte) 0);
        return at;
    }

    private String string(int at) {
        return at == 0 ? "" : memory.readCString(at, StandardCharsets.UTF_8);
    }

    // ---- what the program asks of its host ----

    private static WasmFunctionHandle host(String name, FunctionType type) {
        int answers = type.returns().size();
        if (INVOKE.contains(name)) {
            return (of, arguments) -> invoke(of, answers, arguments);
        }
        if (END.contains(name)) {
            return (of, arguments) -> {
                throw new IllegalStateException("the parser ended itself: " + name + Arrays.toString(arguments));
            };
        }
        return switch (name) {
            case THROW_LONGJMP ->
                (of, arguments) -> {
                    throw new Longjmp();
                };
            case GROW -> LibpgQuery::grow;
            case WRITE -> LibpgQuery::write;
            default -> (of, arguments) -> new long[answers];
        };
    }

    /** Calls a function of the table; where a longjmp ends it, the program itself looks whether that was meant for this call. */
    private static long[] invoke(Instance of, int answers, long[] arguments) {
        long stack = of.export(STACK).apply()[0];
        try {
            int function = of.table(0).ref((int) arguments[0]);
            long[] answer = of.getMachine().call(function, Arrays.copyOfRange(arguments, 1, arguments.length));
            return answer == null ? new long[answers] : answer;
        } catch (Longjmp e) {
            of.export(RESTORE_STACK).apply(stack);
            of.export(SET_THREW).apply(1, 0);
            return new long[answers];
        }
    }

    private static long[] grow(Instance of, long[] arguments) {
        Memory memory = of.memory();
        long bytes = arguments[0] & 0xffffffffL;
        long pages = (bytes + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE - memory.pages();
        boolean grown = pages <= 0 || memory.grow((int) pages) >= 0;
        return new long[] {grown ? 1 : 0};
    }

    /** What it writes to a terminal goes nowhere, and all of it is taken. */
    private static long[] write(Instance of, long[] arguments) {
        Memory memory = of.memory();
        int at = (int) arguments[1];
        int written = 0;
        for (int i = 0; i < arguments[2]; i++) {
            written += memory.readInt(at + i * 2 * WORD + WORD);
        }
        memory.writeI32((int) arguments[3], written);
        return new long[] {0};
    }

    /** A longjmp on its way to the call that set the jump. */
    private static final class Longjmp extends RuntimeException {
        Longjmp() {
            super("longjmp", null, false, false);
        }
    }
}
