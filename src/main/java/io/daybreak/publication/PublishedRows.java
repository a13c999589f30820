package io.daybreak.publication;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Reads single columns of an attempt's files, for programs that compare two of them. */
public final class PublishedRows {
    private PublishedRows() {}

    /** Takes what two classifications say of one loan. */
    @FunctionalInterface
    public interface TierPair {
        /** The tiers under both, and the outstanding principal, 0 for a loan not classified. */
        void take(String currency, String before, String after, BigDecimal outstanding);
    }

    /** Takes one notice. */
    @FunctionalInterface
    public interface NoticeRow {
        /** A row of one of the notice files. */
        void take(String loanId, String level);
    }

    /** Copies an attempt's {@code classification.csv} over a file. */
    public static void copyClassification(Path folder, Path file) throws IOException {
        Files.copy(folder.resolve(OutputFile.CLASSIFICATION.path()), file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads two classifications of one delivery side by side.
     *
     * @throws IOException when they do not show the same loans in the same order
     */
    public static void bothClassifications(Path kept, Path folder, TierPair pair) throws IOException {
        try (ReadBackCursor before = ReadBackCursor.open(kept);
                ReadBackCursor after = ReadBackCursor.open(folder.resolve(OutputFile.CLASSIFICATION.path()))) {
            int loan = after.column("loan_id");
            int currency = after.column("currency");
            int tier = after.column("tier");
            int outstanding = after.column("outstanding_principal");
            while (after.next()) {
                if (!before.next() || !before.text(loan).equals(after.text(loan))) {
                    throw new IOException("the two classifications do not show the same loans in the same order");
                }
                String amount = after.text(outstanding);
                pair.take(
                        after.text(currency),
                        before.text(tier),
                        after.text(tier),
                        amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount));
            }
        }
    }

    /** Reads the notice files of all channels. */
    public static void notices(Path folder, NoticeRow row) throws IOException {
        for (OutputFile file : List.of(OutputFile.NOTICES_SMS, OutputFile.NOTICES_EMAIL, OutputFile.NOTICES_LETTER)) {
            try (ReadBackCursor cursor = ReadBackCursor.open(folder.resolve(file.path()))) {
                int loan = cursor.column("loan_id");
                int level = cursor.column("level");
                while (cursor.next()) {
                    row.take(cursor.text(loan), cursor.text(level));
                }
            }
        }
    }
}
