package io.daybreak.store;

/**
 * What an attempt is bound to, as sha256 digests in lower-case hex. A run resumes only when all of them match.
 *
 * @param delivery of the delivery's files; empty for a delivery that was refused before it could be digested
 * @param policy of the policy
 * @param templates of the message templates
 * @param settings of the settings that can change a result
 * @param program of the program
 */
public record RunInputs(String delivery, String policy, String templates, String settings, String program) {}
