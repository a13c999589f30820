package io.daybreak.publication;

import io.daybreak.loan.Rejection;
import io.daybreak.notice.Correction;
import io.daybreak.notice.Decision;
import io.daybreak.notice.Notice;
import io.daybreak.policy.Channel;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.reconciliation.Tally;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The folder in which an attempt's files are put together before they appear, on the output's own file system, mode
 * 0700. Writers answer what they wrote; {@link Reread} looks at the same files with other eyes.
 *
 * <p>Order of work: join and write everything, read it back, draw up the identities, then {@link #report}, {@link #control} and
 * {@link #run}.
 */
public final class Staging {
    private final Path folder;

    private Staging(Path folder) {
        this.folder = folder;
    }

    /** Begins anew: whatever an earlier try left in the folder is removed. */
    public static Staging begin(Path folder) throws IOException {
        PrivateFiles.deleteTree(folder);
        PrivateFiles.createFolders(folder);
        return new Staging(folder);
    }

    /** Goes on with a folder that is there. */
    public static Staging resume(Path folder) {
        return new Staging(folder);
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /**
     * Joins the parts of all partitions, in order, to {@code classification.csv}, with another tier for some loans.
     *
     * @param retiered loans that another loan of their borrower decides, by loan_id
     */
    public FileFigures classification(List<CommittedPart> parts, Tally settled, Map<String, Retiered> retiered)
            throws IOException {
        return join(ClassificationFile.TABLE, parts, settled, retiered, Retiered.CLASSIFICATION);
    }

    /**
     * Joins the parts of all partitions, in order, to {@code collections_removed.csv}.
     *
     * @param retiered loans that another loan of their borrower decides, by loan_id
     */
    public FileFigures removed(List<CommittedPart> parts, Tally settled, Map<String, Retiered> retiered)
            throws IOException {
        return join(RemovedFile.TABLE, parts, settled, retiered, Retiered.REMOVED);
    }

    /** Joins parts and replaces the tier of some loans. */
    private <R> FileFigures join(
            Table<R> table,
            List<CommittedPart> parts,
            Tally settled,
            Map<String, Retiered> retiered,
            Retiered.Places places)
            throws IOException {
        if (retiered.isEmpty()) {
            return join(table, parts, settled);
        }
        RowBuffer header = new RowBuffer(1024);
        table.header(header);
        try (FileChannel target =
                        PrivateFiles.createFile(folder.resolve(table.file().path()));
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(target), 1 << 16)) {
            header.writeTo(out);
            for (CommittedPart part : parts) {
                Retiered.copy(part, retiered, places, out);
            }
            out.flush();
            target.force(true);
        }
        return settled.written(table.file().path());
    }

    /** Joins parts, in order, to {@code rejects.csv}. */
    public FileFigures rejects(List<CommittedPart> parts, Tally settled) throws IOException {
        return join(RejectsFile.TABLE, parts, settled);
    }

    /** Begins {@code rejects.csv} where there are no parts: a delivery refused before its rows were read. */
    public Sheet<Rejection> rejects() throws IOException {
        return Sheet.create(folder, RejectsFile.TABLE);
    }

    /**
     * Begins {@code collections.csv}.
     *
     * @param work folder for what is sorted on disk
     */
    public Worklist collections(Path work) throws IOException {
        return Worklist.create(folder, work);
    }

    /**
     * Writes {@code collections.xlsx} from the finished {@code collections.csv}.
     *
     * @param work folder for the file under way
     * @param date business date
     */
    public FileFigures workbook(Path work, LocalDate date) throws IOException {
        return WorklistWorkbook.write(folder, work, date);
    }

    /**
     * Begins the file of a channel; all three exist in every attempt. Letters are written as pages to print as well,
     * once there is one.
     */
    public Sheet<Notice> notices(Channel channel) throws IOException {
        PrivateFiles.createFolders(folder.resolve("notices"));
        return switch (channel) {
            case SMS, EMAIL -> Sheet.create(folder, NoticesFile.table(channel));
            case LETTER -> Sheet.create(folder, NoticesFile.table(channel), new LetterPages(folder));
        };
    }

    /** Begins {@code suppressed.csv}. */
    public Sheet<Decision.Suppressed> suppressed() throws IOException {
        return Sheet.create(folder, SuppressedFile.TABLE);
    }

    /** Begins {@code unmatched.csv}. */
    public Sheet<UnmatchedRow> unmatched() throws IOException {
        return Sheet.create(folder, UnmatchedFile.TABLE);
    }

    /** Begins {@code money_in_the_air.csv}; it exists in every attempt. */
    public Sheet<MoneyRow> money() throws IOException {
        return Sheet.create(folder, MoneyFile.TABLE);
    }

    /** Begins {@code evidence.jsonl}. */
    public EvidenceSheet evidence() throws IOException {
        return EvidenceSheet.create(folder);
    }

    /** Begins {@code corrections.csv}; it exists in every attempt. */
    public Sheet<Correction> corrections() throws IOException {
        return Sheet.create(folder, CorrectionsFile.TABLE);
    }

    /** Writes the report: {@code reconciliation.csv}, and {@code reconciliation.html} from the same rows. */
    public void report(Report report) throws IOException {
        List<ReconciliationRow> rows = ReportRows.of(report);
        try (Sheet<ReconciliationRow> sheet = Sheet.create(folder, ReconciliationFile.TABLE)) {
            for (ReconciliationRow row : rows) {
                sheet.add(row);
            }
            sheet.finish();
        }
        try (FileChannel page = PrivateFiles.createFile(folder.resolve(OutputFile.REPORT_PAGE.path()))) {
            Channels.newOutputStream(page)
                    .write(ReconciliationPage.of(report, rows).getBytes(StandardCharsets.UTF_8));
            page.force(true);
        }
    }

    /**
     * Writes {@code control.csv} from what was read back from disk.
     *
     * @param readBack every file of the attempt but this and {@code run.json}
     * @return the control digest: the file's own sha256, by which the attempt is known from now on
     */
    public String control(List<ReadBack> readBack) throws IOException {
        try (Sheet<ReadBack> sheet = Sheet.create(folder, ControlFile.TABLE)) {
            for (ReadBack file : ControlFile.inOrder(readBack)) {
                sheet.add(file);
            }
            sheet.finish();
        }
        return Sha256.of(folder.resolve(OutputFile.CONTROL.path()));
    }

    /** Writes {@code run.json}. */
    public void run(RunSummary summary) throws IOException {
        summary.writeTo(folder.resolve(OutputFile.RUN.path()));
    }

    private <R> FileFigures join(Table<R> table, List<CommittedPart> parts, Tally settled) throws IOException {
        RowBuffer header = new RowBuffer(1024);
        table.header(header);
        try (FileChannel target =
                PrivateFiles.createFile(folder.resolve(table.file().path()))) {
            header.writeTo(Channels.newOutputStream(target));
            for (CommittedPart part : parts) {
                append(part, target);
            }
            target.force(true);
        }
        return settled.written(table.file().path());
    }

    private static void append(CommittedPart part, FileChannel target) throws IOException {
        try (FileChannel source = FileChannel.open(part.file(), StandardOpenOption.READ)) {
            if (source.size() < part.length()) {
                throw new IOException(part.file() + " has " + source.size() + " bytes, and " + part.length()
                        + " were committed: it was changed or lost since");
            }
            long done = 0;
            while (done < part.length()) {
                done += source.transferTo(done, part.length() - done, target);
            }
        }
    }
}
