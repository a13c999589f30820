package io.daybreak.publication;

import io.daybreak.notice.Notice;

/**
 * A row of {@code corrections.csv}: the borrower is told that an earlier notice was wrong.
 *
 * @param correction the message
 * @param correctsNoticeId the notice that was wrong
 * @param cause why it was wrong
 */
record CorrectionRow(Notice correction, String correctsNoticeId, String cause) {}
