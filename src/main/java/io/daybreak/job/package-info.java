/**
 * The night as Spring Batch runs it: the steps and their order, partitions, and recovery of what a dead process left.
 */
@NullMarked
package io.daybreak.job;

import org.jspecify.annotations.NullMarked;
