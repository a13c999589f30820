package io.daybreak.store;

import io.daybreak.notice.Notice;

/**
 * A notice with why it was sent.
 *
 * @param notice as it stands in its file
 * @param evidence what proves it, as its owner writes it
 */
public record WrittenNotice(Notice notice, String evidence) {}
