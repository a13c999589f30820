package io.daybreak.bench;

import io.daybreak.sample.PortfolioGenerator;
import io.daybreak.sample.PortfolioShape;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Runs the third of three nights as a user would, and one DuckDB query over the same files, each in a fresh process with
 * the same threads, one after the other in turn, and prints medians.
 */
public final class NightBench {
    private static final List<String> QUERIES = List.of("running-sum", "one-window");
    private static final String FIRST_RUN_LIMIT = "first_run: {notices_max: 1000}";

    private final Path home;
    private final Path folder;
    private final PortfolioShape shape;
    private final int rounds;
    private final PrintStream out;

    private NightBench(Path home, Path folder, PortfolioShape shape, int rounds, PrintStream out) {
        this.home = home;
        this.folder = folder;
        this.shape = shape;
        this.rounds = rounds;
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param arguments folder of the project, loans, percent past due, alternations
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[0]);
        PortfolioShape shape = PortfolioShape.of(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Path folder = home.resolve("target/bench/" + shape.loans() + "-" + shape.pastDuePercent());
        new NightBench(
                        home,
                        folder,
                        shape,
                        Integer.parseInt(arguments[3]),
                        new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .run();
    }

    private void run() throws IOException, InterruptedException {
        prepare();
        String query = betterQuery();
        List<Usage> nights = new ArrayList<>();
        List<Usage> queries = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            queries.add(query(query));
            nights.add(thirdNight());
            out.printf(
                    Locale.ROOT,
                    "round %d: Daybreak %s, DuckDB %s%n",
                    round + 1,
                    shown(nights.get(round)),
                    shown(queries.get(round)));
        }
        Path published = folder.resolve("run/out").resolve(night(2).toString()).resolve("attempt-1");
        int agreed = Agreement.loans(published.resolve("classification.csv"), result());
        report(query, nights, queries, published);
        out.println("both agree on dpd, overdue amount and own tier of " + agreed + " loans");
    }

    private void report(String query, List<Usage> nights, List<Usage> queries, Path published) throws IOException {
        out.printf(
                Locale.ROOT,
                "%n%,d loans, %d %% past due, %d threads, medians of %d%n",
                shape.loans(),
                shape.pastDuePercent(),
                threads(),
                rounds);
        out.printf(Locale.ROOT, "%-28s %10s %10s %10s%n", "", "wall s", "CPU s", "peak MB");
        line("Daybreak, third night", nights);
        line("DuckDB, " + query, queries);
        out.printf(
                Locale.ROOT,
                "%-28s %10.2f %10.2f%n",
                "ratio",
                median(nights, Usage::wall) / median(queries, Usage::wall),
                median(nights, Usage::cpu) / median(queries, Usage::cpu));
        out.println("Daybreak's wall time by step:");
        steps(nights).forEach((step, seconds) -> out.printf(Locale.ROOT, "  %-26s %10.2f%n", step, seconds));
        try (Stream<Path> files = Files.list(published.resolve("notices"))) {
            long notices = 0;
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    notices += lines.count() - 1;
                }
            }
            out.println("notices: " + notices);
        }
    }

    private void line(String name, List<Usage> runs) {
        out.printf(
                Locale.ROOT,
                "%-28s %10.2f %10.2f %10.0f%n",
                name,
                median(runs, Usage::wall),
                median(runs, Usage::cpu),
                median(runs, Usage::peak));
    }

    private static String shown(Usage usage) {
        return String.format(Locale.ROOT, "%.2f s wall, %.2f s CPU, %.0f MB", usage.wall(), usage.cpu(), usage.peak());
    }

    private static double median(List<Usage> runs, ToDoubleFunction<Usage> figure) {
        return median(runs.stream().mapToDouble(figure).sorted().toArray());
    }

    private static double median(double[] ascending) {
        int middle = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }

    /** Progress lines begin the steps; "0 of" says that a step with a known size has just begun. */
    private static Map<String, Double> steps(List<Usage> nights) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        for (Usage night : nights) {
            String step = "start";
            double since = 0;
            for (Usage.Line line : night.lines()) {
                String name = line.text().replaceAll(":.*", "");
                boolean begins = Stream.of("scanning", "classifying", "deciding", "reconciling", "publishing")
                        .anyMatch(name::startsWith);
                if (begins && !name.equals(step)) {
                    all.computeIfAbsent(step, key -> new ArrayList<>()).add(line.second() - since);
                    step = name;
                    since = line.second();
                }
            }
            all.computeIfAbsent(step, key -> new ArrayList<>()).add(night.wall() - since);
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        all.forEach((step, seconds) -> medians.put(
                step,
                median(seconds.stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray())));
        return medians;
    }

    /** Makes the deliveries once, and once the store and outputs of the first two nights. */
    private void prepare() throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("before"))) {
            return;
        }
        for (int index = 0; index < 3; index++) {
            PortfolioGenerator.write(shape, night(index), delivery(index));
        }
        Files.writeString(policy(), policyText());
        for (int index = 0; index < 2; index++) {
            require(daybreak(index), "night " + night(index));
        }
        Files.move(folder.resolve("run"), folder.resolve("before"));
    }

    /** A portfolio of this size is nobody's first run; everything else is as shipped. */
    private String policyText() throws IOException {
        String shipped = Files.readString(home.resolve("jobs/policies/cn-2023-consumer.yaml"));
        if (!shipped.contains(FIRST_RUN_LIMIT)) {
            throw new IOException("the shipped policy no longer has " + FIRST_RUN_LIMIT);
        }
        return shipped.replace(FIRST_RUN_LIMIT, "first_run: {notices_max: " + shape.loans() + "}");
    }

    private Usage thirdNight() throws IOException, InterruptedException {
        remove(folder.resolve("run"));
        copy(folder.resolve("before"), folder.resolve("run"));
        warm();
        return require(daybreak(2), "the third night");
    }

    private Usage daybreak(int index) throws IOException, InterruptedException {
        return Usage.of(
                home,
                List.of(
                        home.resolve("jobs/daybreak").toString(),
                        "run",
                        "--date",
                        night(index).toString(),
                        "--input",
                        delivery(index).toString(),
                        "--output",
                        folder.resolve("run/out").toString(),
                        "--store",
                        folder.resolve("run/store").toString(),
                        "--policy",
                        policy().toString(),
                        "--threads",
                        Integer.toString(threads())));
    }

    private String betterQuery() throws IOException, InterruptedException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String query : QUERIES) {
            query(query);
            seconds.put(query, query(query).wall());
        }
        return seconds.entrySet().stream()
                .min(Comparator.comparingDouble(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    private Usage query(String query) throws IOException, InterruptedException {
        warm();
        return require(
                Usage.of(
                        home,
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                DuckNight.class.getName(),
                                query,
                                delivery(2).toString(),
                                night(2).toString(),
                                result().toString(),
                                Integer.toString(threads()))),
                query);
    }

    private static Usage require(Usage usage, String what) throws IOException {
        if (usage.exit() != 0) {
            usage.lines().forEach(line -> System.err.println(line.text()));
            throw new IOException(what + " ended with exit code " + usage.exit());
        }
        return usage;
    }

    /** Both sides read the files from memory. */
    private void warm() throws IOException {
        byte[] block = new byte[1 << 20];
        try (Stream<Path> files = Files.list(delivery(2))) {
            for (Path file : files.toList()) {
                try (var stream = Files.newInputStream(file)) {
                    while (stream.read(block) >= 0) {
                        // Reading it is all.
                    }
                }
            }
        }
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private LocalDate night(int index) {
        return shape.firstNight().plusDays(index);
    }

    private Path delivery(int index) {
        return folder.resolve("delivery").resolve(night(index).toString());
    }

    private Path policy() {
        return folder.resolve("policy.yaml");
    }

    private Path result() {
        return folder.resolve("duckdb.csv");
    }

    private static void remove(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Links stay links. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
