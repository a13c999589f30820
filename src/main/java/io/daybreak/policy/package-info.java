/**
 * The policy as values, and the checks that a policy must pass before it may be used.
 *
 * <p>{@link io.daybreak.policy.PolicyYaml} takes the text of a file and gives a {@link
 * io.daybreak.policy.PolicyReading}: a {@link io.daybreak.policy.Policy}, or every {@link
 * io.daybreak.policy.PolicyProblem} at once. Text becomes a tree that keeps lines and numbers as written ({@code
 * YamlNode}); {@code Fields} reads one mapping of it and knows which keys may stand there; one reader for each section
 * makes the values, products being the base rules with their own keys laid over. {@link
 * io.daybreak.policy.Rules} is what one product is judged by. {@link io.daybreak.policy.PolicyWords} says a policy in
 * words and asks about what is off.
 *
 * <p>A policy judges nothing here: days and tiers are the delinquency room's business, and so are the examples.
 */
@NullMarked
package io.daybreak.policy;

import org.jspecify.annotations.NullMarked;
