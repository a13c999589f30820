package io.daybreak.publication.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is to be drawn. Values are exact; they become positions in a picture only when they are drawn.
 */
public sealed interface Plot {
    /** What the plot says, in a sentence, for those who cannot see it. */
    String alternative();

    /**
     * Values along an axis of names: nights, bands of days, products.
     *
     * @param style how they are drawn
     * @param names what stands along the axis, in order
     * @param series the values, each as many as there are names
     * @param nameTitle what the names are
     * @param valueTitle what the values are, with their unit
     */
    record Along(
            Style style,
            List<String> names,
            List<Series> series,
            String nameTitle,
            String valueTitle,
            String alternative)
            implements Plot {
        public Along {
            names = List.copyOf(names);
            series = List.copyOf(series);
        }
    }

    /** How values along an axis are drawn. */
    enum Style {
        /** One column a name, series on top of each other. */
        STACKED,
        /** One column a name and series, side by side. */
        COLUMNS,
        /** One bar a name, from left to right. */
        BARS,
        /** One line a series. */
        LINES
    }

    /**
     * One value a name.
     *
     * @param ink its colour
     * @param values in the order of the names; empty where there is none
     */
    record Series(Ink ink, List<Optional<BigDecimal>> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /**
     * Shares from rows to columns of the same names, best first: the more, the stronger the colour.
     *
     * @param names names of the rows, the first on top, and of the columns
     * @param percents one list a row; empty where there is none
     * @param rowTitle what the rows are
     * @param columnTitle what the columns are
     */
    record Heat(
            List<String> names,
            List<List<Optional<BigDecimal>>> percents,
            String rowTitle,
            String columnTitle,
            String alternative)
            implements Plot {
        public Heat {
            names = List.copyOf(names);
            percents = List.copyOf(percents);
        }
    }
}
