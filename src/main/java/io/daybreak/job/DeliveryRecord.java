package io.daybreak.job;

import io.daybreak.intake.Delivery;
import io.daybreak.intake.FileFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of a delivery: its files with their digests and row counts.
 *
 * @param files one for each file it had, in the delivery's order
 */
record DeliveryRecord(List<RememberedFile> files) {
    DeliveryRecord {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param name its standard name
     * @param rows data rows
     * @param sha256 digest of its bytes
     */
    record RememberedFile(String name, long rows, String sha256) {}

    static DeliveryRecord of(Delivery delivery) {
        return new DeliveryRecord(
                delivery.files().stream().map(DeliveryRecord::remember).toList());
    }

    private static RememberedFile remember(FileFacts facts) {
        return new RememberedFile(facts.file().standardName(), facts.dataRows(), facts.sha256());
    }

    /** Whether the delivery had a file. */
    boolean has(String name) {
        return of(name).isPresent();
    }

    /** One of its files. */
    Optional<RememberedFile> of(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** Which files are not those of another delivery, in words. */
    String differences(DeliveryRecord other) {
        List<String> names = Stream.concat(files.stream(), other.files().stream())
                .map(RememberedFile::name)
                .distinct()
                .filter(name -> !of(name).equals(other.of(name)))
                .map(name -> name + rows(of(name), " had ") + rows(other.of(name), ", has "))
                .toList();
        return String.join("; ", names);
    }

    private static String rows(Optional<RememberedFile> file, String verb) {
        return verb + file.map(found -> found.rows() + " rows").orElse("no file");
    }

    /** A line for each file; {@link #parse} reads it. */
    String toText() {
        StringBuilder text = new StringBuilder();
        files.forEach(file -> text.append(file.name())
                .append('\t')
                .append(file.rows())
                .append('\t')
                .append(file.sha256())
                .append('\n'));
        return text.toString();
    }

    static DeliveryRecord parse(String text) {
        return new DeliveryRecord(text.lines()
                .map(line -> line.split("\t", -1))
                .map(words -> new RememberedFile(words[0], Long.parseLong(words[1]), words[2]))
                .toList());
    }
}
