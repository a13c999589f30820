/**
 * The policy as values, and the checks that a policy must pass before it may be used.
 */
@NullMarked
package io.daybreak.policy;

import org.jspecify.annotations.NullMarked;
