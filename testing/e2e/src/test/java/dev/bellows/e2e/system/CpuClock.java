package dev.bellows.e2e.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes with all that they started, ended children included, read from {@code /proc}. Immutable. */
final class CpuClock {
    /** Ticks a second that Linux shows to programs, whatever its own are. */
    private static final double TICKS = 100;

    /** utime, stime, cutime and cstime among the fields after the name, see proc_pid_stat(5). */
    private static final int FIRST = 11;

    private static final int LAST = 14;

    private final List<Long> pids;

    private CpuClock(List<Long> pids) {
        this.pids = pids;
    }

    static CpuClock of(Long... pids) {
        return new CpuClock(List.of(pids));
    }

    /** Seconds so far. */
    double seconds() {
        return pids.stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> ticks(process.pid()))
                        .sum()
                / TICKS;
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // The name stands in parentheses and may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long sum = 0;
            for (int field = FIRST; field <= LAST; field++) {
                sum += Long.parseLong(fields[field]);
            }
            return sum;
        } catch (IOException gone) {
            // It ended between the two looks; its parent counts it from then on.
            return 0;
        }
    }
}
