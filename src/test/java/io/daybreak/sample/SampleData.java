package io.daybreak.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Makes {@code sample-data/}: four consecutive nights of one portfolio of about 300 loans, and the guide to their
 * stories. The same program makes the same bytes; {@link SampleDataTest} holds what is committed against it.
 */
public final class SampleData {
    static final long SEED = 20_260_628L;
    private static final int LOANS = 300;

    private final LoanBook book;

    private SampleData(LoanBook book) {
        this.book = book;
    }

    /** The portfolio, told. */
    public static SampleData tell() {
        SplittableRandom random = new SplittableRandom(SEED);
        LoanBook book = new LoanBook(random.split());
        LatenessStories.tell(book);
        MoneyStories.tell(book);
        CareStories.tell(book);
        RecordStories.tell(book);
        Crowd.fill(book, LOANS, random.split());
        book.close();
        return new SampleData(book);
    }

    /**
     * Rewrites {@code sample-data/}.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        write(tell().files(), Path.of(arguments[0]));
    }

    /** The business dates. */
    public static List<LocalDate> nights() {
        return LoanBook.NIGHTS;
    }

    /** The night on which the delivery is wrong. */
    public static LocalDate incidentNight() {
        return LoanBook.INCIDENT;
    }

    /** The delivery of a night as it was sent. */
    public DeliveryDraft delivery(LocalDate night) {
        DeliveryDraft draft = book.chronicle().at(night);
        if (night.equals(LoanBook.INCIDENT)) {
            Incident.befall(draft, night);
        }
        return draft;
    }

    /** The delivery of a night as it should have been sent: what is true of the loans. */
    public DeliveryDraft truth(LocalDate night) {
        return book.chronicle().at(night);
    }

    /** The stories, in order. */
    List<Story> stories() {
        return book.stories();
    }

    /** Every file of {@code sample-data/} by its path in there. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (LocalDate night : nights()) {
            delivery(night).toBytes(night).forEach((file, bytes) -> files.put(night + "/" + file, bytes));
        }
        files.put("README.md", SampleGuide.of(book.stories()).getBytes(StandardCharsets.UTF_8));
        files.put(Complaints.FILE, Complaints.bytes());
        return new LinkedHashMap<>(files);
    }

    private static void write(Map<String, byte[]> files, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
