package io.daybreak.job;

import io.daybreak.notice.Complaint;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.store.NoticeLedger;
import io.daybreak.store.RememberedNotice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the notice that a complaint is about: everything that the complaint names must fit. */
final class NoticeFinder {
    private final NoticeLedger ledger;
    private final Map<String, List<RememberedNotice>> byPhone;
    private final Map<String, Set<String>> borrowersByPhone;

    /**
     * A finder.
     *
     * @param byPhone every notice that went to one of the numbers complained of
     * @param borrowersByPhone borrowers who have one of those numbers now
     */
    NoticeFinder(
            NoticeLedger ledger,
            Map<String, List<RememberedNotice>> byPhone,
            Map<String, Set<String>> borrowersByPhone) {
        this.ledger = ledger;
        this.byPhone = byPhone;
        this.borrowersByPhone = borrowersByPhone;
    }

    /**
     * What was found.
     *
     * @param notice the notice that fits best
     * @param others other notices that fit
     * @param near notices of the same loan, number or identifier that do not fit altogether
     */
    record Found(Optional<RememberedNotice> notice, List<RememberedNotice> others, List<RememberedNotice> near) {}

    /**
     * The notice complained of: of those that fit the newest, one of the ladder before a message outside it, and none
     * that was decided after the day they got theirs. A correction is what they mean only where nothing else fits.
     */
    Found find(Complaint complaint) {
        List<RememberedNotice> candidates = candidates(complaint);
        List<RememberedNotice> all =
                candidates.stream().filter(notice -> fits(notice, complaint)).toList();
        boolean onlyCorrections = all.stream().allMatch(NoticeFinder::isCorrection);
        List<RememberedNotice> fitting = all.stream()
                .filter(notice -> onlyCorrections || !isCorrection(notice))
                .sorted(Comparator.comparing(
                                (RememberedNotice notice) -> notice.entry().level() > 0)
                        .thenComparing(notice -> notice.entry().businessDate())
                        .thenComparing(notice -> notice.entry().level())
                        .thenComparing(notice -> notice.entry().noticeId())
                        .reversed())
                .toList();
        if (fitting.isEmpty()) {
            return new Found(Optional.empty(), List.of(), candidates);
        }
        return new Found(Optional.of(fitting.get(0)), fitting.subList(1, fitting.size()), List.of());
    }

    private static boolean isCorrection(RememberedNotice notice) {
        return notice.entry().level() == 0 && notice.entry().noticeId().startsWith("C-");
    }

    private List<RememberedNotice> candidates(Complaint complaint) {
        Map<String, RememberedNotice> all = new LinkedHashMap<>();
        Stream.of(
                        complaint.noticeId().stream().flatMap(id -> ledger.remembered(id).stream()),
                        complaint.loanId().stream().flatMap(id -> ledger.rememberedOfLoan(id).stream()),
                        complaint.phone().stream().flatMap(phone -> byPhone.getOrDefault(phone, List.of()).stream()),
                        complaint.phone().stream()
                                .flatMap(phone -> borrowersByPhone.getOrDefault(phone, Set.of()).stream())
                                .flatMap(borrower -> ledger.rememberedOfBorrower(borrower).stream()))
                .flatMap(notices -> notices)
                .forEach(notice -> all.put(notice.entry().noticeId(), notice));
        return new ArrayList<>(all.values());
    }

    private boolean fits(RememberedNotice notice, Complaint complaint) {
        LedgerEntry entry = notice.entry();
        return complaint.noticeId().map(entry.noticeId()::equals).orElse(true)
                && complaint.loanId().map(entry.loanId()::equals).orElse(true)
                && complaint.phone().map(phone -> wentTo(notice, phone)).orElse(true)
                && complaint
                        .receivedOn()
                        .map(day -> !entry.businessDate().isAfter(day))
                        .orElse(true);
    }

    /** A notice whose recipient is not kept went to whoever has the number now, or to the loan that is named. */
    private boolean wentTo(RememberedNotice notice, String phone) {
        if (notice.entry().recipient().isPresent()) {
            return notice.entry().recipient().get().equals(phone);
        }
        return borrowersByPhone.getOrDefault(phone, Set.of()).contains(notice.borrowerId());
    }
}
