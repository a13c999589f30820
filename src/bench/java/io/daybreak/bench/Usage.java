package io.daybreak.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one process cost.
 *
 * @param exit its exit code
 * @param wall seconds from start to end
 * @param cpu processor seconds, user and system, of the process and its children
 * @param peak most memory resident at one time, MB; mapped files count
 * @param lines what it wrote to standard error, each with the seconds since the start
 */
record Usage(int exit, double wall, double cpu, double peak, List<Line> lines) {
    private static final Pattern TIMES = Pattern.compile("(?m)^bench-times ([0-9.]+) ([0-9.]+) ([0-9.]+)$");
    private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+([0-9]+) kB");
    private static final int POLL_MILLIS = 20;

    /** A line of standard error. */
    record Line(double second, String text) {}

    /**
     * Runs a command to its end. The shell counts its processor time; memory is what Linux says of the process while it
     * runs.
     *
     * @param folder where it runs
     * @param command program and arguments
     */
    static Usage of(Path folder, List<String> command) throws IOException, InterruptedException {
        Path times = Files.createTempFile("bench", ".times");
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                // From left to right: 3 is what the caller hears, before 2 becomes the shell's own file.
                "TIMEFORMAT='bench-times %R %U %S'; { time \"$@\" 2>&3 ; } 3>&2 2>\"" + times + "\"",
                "bench");
        builder.command().addAll(command);
        builder.directory(folder.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        Errors errors = new Errors(process, start);
        errors.start();
        double peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peak(process));
            Thread.sleep(POLL_MILLIS);
        }
        int exit = process.waitFor();
        errors.join();
        Matcher found = TIMES.matcher(Files.readString(times));
        if (!found.find()) {
            throw new IOException("the shell did not say what " + command.get(0) + " cost");
        }
        Files.delete(times);
        return new Usage(
                exit,
                Double.parseDouble(found.group(1)),
                Double.parseDouble(found.group(2)) + Double.parseDouble(found.group(3)),
                peak,
                errors.lines());
    }

    private static double peak(Process process) {
        return process.descendants()
                .mapToDouble(child -> highWater(child.pid()))
                .max()
                .orElse(0);
    }

    private static double highWater(long pid) {
        try {
            Matcher found = HIGH_WATER.matcher(
                    Files.readString(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1));
            return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
