package io.daybreak.notice;

import io.daybreak.loan.Borrower;
import io.daybreak.notice.LedgerEntry.Reach;
import io.daybreak.policy.Channel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a borrower can be reached. An address to which an earlier notice went wrong, or at which the borrower does not
 * want to be written to, is no address until {@code borrowers.csv} has another one.
 */
record Addresses(Optional<Borrower> borrower, List<LedgerEntry> ledger) {

    /** The addresses of a loan's borrower, after all that was ever sent to that borrower or about that loan. */
    static Addresses of(Surroundings surroundings) {
        return new Addresses(
                surroundings.borrower(),
                Stream.concat(surroundings.ledger().stream(), surroundings.toBorrower().stream())
                        .toList());
    }

    /** The address of a channel; empty when there is none that may be used. */
    Optional<String> of(Channel channel) {
        return borrower.flatMap(known -> written(known, channel))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .filter(address -> !spoiled(channel, address));
    }

    /** What stands on the message: the address, under the borrower's name where the post carries it. */
    static String recipient(Channel channel, Borrower borrower, String address) {
        return switch (channel) {
            case SMS, EMAIL -> address;
            case LETTER -> borrower.name().strip() + "\n" + address;
        };
    }

    /** Why there is no address of a channel, in words without the address. */
    String whyNone(Channel channel) {
        if (borrower.isEmpty()) {
            return "borrowers.csv has no usable row of the borrower";
        }
        String what =
                switch (channel) {
                    case SMS -> "phone";
                    case EMAIL -> "email";
                    case LETTER -> "postal address";
                };
        return written(borrower.get(), channel).isPresent()
                ? "the " + what + " is known to be wrong or was opted out of"
                : "the borrower has no " + what;
    }

    private static Optional<String> written(Borrower borrower, Channel channel) {
        return switch (channel) {
            case SMS -> borrower.phone();
            case EMAIL -> borrower.email();
            case LETTER -> borrower.address();
        };
    }

    private boolean spoiled(Channel channel, String address) {
        return ledger.stream()
                .filter(entry -> entry.channel() == channel)
                .filter(entry -> entry.reach() == Reach.WRONG_ADDRESS || entry.reach() == Reach.OPTED_OUT)
                .anyMatch(entry -> entry.recipient().isEmpty()
                        || isTo(address, entry.recipient().get().strip()));
    }

    /** A letter's recipient begins with a name, which may since be written in another way. */
    private static boolean isTo(String address, String recipient) {
        return recipient.equals(address) || recipient.endsWith("\n" + address);
    }
}
