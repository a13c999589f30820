package io.daybreak.sample;

import java.util.List;

/**
 * One story that the sample nights tell.
 *
 * @param title what it is about, in a few words
 * @param loanIds the loans it happens to
 * @param lookAt what happens on which night, and where to see it
 */
record Story(String title, List<String> loanIds, String lookAt) {}
