package io.daybreak.intake;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.RejectReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code borrowers.csv}. For one thread. */
final class BorrowerRows {
    private static final int MAX_NAME = 256;
    private static final int MAX_ADDRESS = 1024;
    private static final int MIN_PHONE_DIGITS = 8;
    private static final int MAX_PHONE_DIGITS = 15;

    private final Cells cells;
    private final LineSet repeats;
    private final Column borrowerId;
    private final Column name;
    private final Column language;
    private final Column phone;
    private final Column email;
    private final Column address;
    private final Column timeZone;
    private final Column preferredChannel;

    /** Rows of a file in which the rows at these lines repeat the borrower_id of another. */
    BorrowerRows(RowSource source, LineSet repeats) {
        this.cells = new Cells(source);
        this.repeats = repeats;
        borrowerId = Column.of(source, "borrower_id");
        name = Column.of(source, "name");
        language = Column.of(source, "language");
        phone = Column.of(source, "phone");
        email = Column.of(source, "email");
        address = Column.of(source, "address");
        timeZone = Column.of(source, "time_zone");
        preferredChannel = Column.of(source, "preferred_channel");
    }

    /** What {@link #read} found. */
    Cells cells() {
        return cells;
    }

    /** Reads a row; null when it cannot be used. */
    @Nullable
    Borrower read(RowCursor row) {
        cells.begin(row);
        if (cells.isBroken()) {
            return null;
        }
        String id = cells.identifier(borrowerId);
        if (id != null && repeats.contains(cells.line())) {
            cells.fault(borrowerId, RejectReason.DUPLICATE);
        }
        String fullName = cells.text(name, MAX_NAME);
        Optional<String> spoken = cells.optionalCode(language);
        Optional<String> number = phone();
        Optional<String> mail = cells.optionalText(email, MAX_NAME);
        Optional<String> home = cells.optionalText(address, MAX_ADDRESS);
        Optional<String> zone = cells.optionalCode(timeZone);
        Optional<String> channel = cells.optionalCode(preferredChannel);
        if (id == null || fullName == null || cells.hasFaults()) {
            return null;
        }
        return new Borrower(id, fullName, spoken, number, mail, home, zone, channel, cells.line());
    }

    private Optional<String> phone() {
        Optional<String> number = cells.optionalText(phone, MAX_NAME);
        if (number.isPresent() && !isE164(number.get())) {
            cells.fault(phone, RejectReason.BAD_PHONE);
            return Optional.empty();
        }
        return number;
    }

    private static boolean isE164(String number) {
        int digits = number.length() - 1;
        if (digits < MIN_PHONE_DIGITS
                || digits > MAX_PHONE_DIGITS
                || number.charAt(0) != '+'
                || number.charAt(1) == '0') {
            return false;
        }
        for (int at = 1; at <= digits; at++) {
            if (number.charAt(at) < '0' || number.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }
}
