/**
 * From a delivery, or a database, to loans with their rows, or to rejections that say which row and why.
 */
@NullMarked
package io.daybreak.intake;

import org.jspecify.annotations.NullMarked;
