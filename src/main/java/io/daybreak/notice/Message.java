package io.daybreak.notice;

import java.util.Optional;

/**
 * A message as it goes out.
 *
 * @param language language of its template
 * @param template file name of its template
 * @param subject first line of an email or letter; empty for sms
 * @param text the whole message
 * @param segments sms segments; 0 for other channels
 */
record Message(String language, String template, Optional<String> subject, String text, int segments) {}
