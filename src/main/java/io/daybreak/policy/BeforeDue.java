package io.daybreak.policy;

/**
 * The message before the due date: a service message, outside the ladder.
 *
 * @param days days before the due date, at least 1
 * @param channel how it is sent
 * @param template template name without channel and language
 */
public record BeforeDue(int days, Channel channel, String template) {}
