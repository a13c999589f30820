/**
 * The report's plots as inline SVG, drawn by JFreeChart on a canvas of our own. JFreeChart measures text by the fonts
 * of the machine; {@link io.daybreak.publication.chart.SvgCanvas} and {@link io.daybreak.publication.chart.PlainFont}
 * give it one fixed table of widths instead, so that the same figures give the same bytes on every machine, and no font
 * needs to be installed. Colours are the page's own variables, so that a plot follows light and dark.
 */
@NullMarked
package io.daybreak.publication.chart;

import org.jspecify.annotations.NullMarked;
