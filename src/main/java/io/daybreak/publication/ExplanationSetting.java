package io.daybreak.publication;

import java.util.Optional;

/**
 * What an explanation is answered from, and what came of the loan that night.
 *
 * @param basis which delivery and policy it is answered from
 * @param published what was published of the loan at that date; empty where nothing was
 * @param decision what was decided about a notice
 */
public record ExplanationSetting(String basis, Optional<String> published, String decision) {}
