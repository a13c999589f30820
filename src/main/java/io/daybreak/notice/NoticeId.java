package io.daybreak.notice;

import io.daybreak.policy.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Identifiers of notices: the same claim, level and channel give the same one in every run, so that a rerun, a restart
 * or a second start can add nothing. For example {@code L2-sms-20260310-1f0c5d2b9a7e4c3d8b60}.
 */
public final class NoticeId {
    private static final int HASH_BYTES = 10;

    private NoticeId() {}

    /** The identifier of one notice; level 0 is the message before the due date. */
    static String of(String loanId, LocalDate claimDueDate, int level, Channel channel) {
        String key = loanId + '\n' + claimDueDate + '\n' + level + '\n' + channel.word();
        return "L" + named(claimDueDate, level, channel, key);
    }

    /**
     * The identifier of a notice that an older system sent without one. It says on which day and to whom, so that two of
     * them differ, and never equals one of this program's own.
     */
    public static String ofTakenOver(
            String loanId,
            LocalDate claimDueDate,
            int level,
            Channel channel,
            LocalDate businessDate,
            String recipient) {
        String key = loanId
                + '\n'
                + claimDueDate
                + '\n'
                + level
                + '\n'
                + channel.word()
                + '\n'
                + businessDate
                + '\n'
                + recipient;
        return "H" + named(claimDueDate, level, channel, key);
    }

    private static String named(LocalDate claimDueDate, int level, Channel channel, String key) {
        byte[] digest = sha256().digest(key.getBytes(StandardCharsets.UTF_8));
        return level + "-" + channel.word() + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(claimDueDate) + "-"
                + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    /** The identifier of the one correction that a notice can have. */
    static String ofCorrection(String noticeId) {
        return "C-" + noticeId;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
