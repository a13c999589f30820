package io.daybreak.publication.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.ClusteredXYBarRenderer;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;

/** Draws plots. Axis steps are chosen here and exactly, not by the library's logarithms. */
public final class Drawing {
    private static final int WIDTH = 390;
    private static final int HEIGHT = 240;
    private static final int TEXT_SIZE = 12;
    private static final int SMALL_TEXT_SIZE = 11;
    private static final int TITLE_HEIGHT = 18;
    /** For an axis whose title stands over the plot. */
    private static final String NO_TITLE = "";

    private static final int ROW_HEIGHT = 30;
    private static final int MOST_NAMES_SHOWN = 6;
    private static final int MOST_LETTERS = 16;
    private static final int STEPS = 5;

    private Drawing() {}

    /** The plot as one SVG element without ids: fit to stand in a page any number of times. */
    public static String svg(Plot plot) {
        int height = height(plot);
        XYPlot drawn = plot instanceof Plot.Along along ? along(along) : heat((Plot.Heat) plot);
        SvgCanvas canvas = new SvgCanvas();
        canvas.setFont(new PlainFont(TEXT_SIZE));
        canvas.setPaint(Ink.SOFT.color());
        canvas.drawString(upright(plot), 0, TEXT_SIZE);
        drawn.draw(
                canvas,
                new Rectangle2D.Float(0, TITLE_HEIGHT, WIDTH, (float) height - TITLE_HEIGHT),
                null,
                null,
                (PlotRenderingInfo) null);
        return "<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\""
                + SvgCanvas.escaped(plot.alternative()) + "\">\n" + canvas.elements() + "</svg>\n";
    }

    /** The title of the axis that stands: over the plot, since turned text is hard to read. */
    private static String upright(Plot plot) {
        if (plot instanceof Plot.Along along) {
            return along.style() == Plot.Style.BARS ? along.nameTitle() : along.valueTitle();
        }
        return ((Plot.Heat) plot).rowTitle();
    }

    private static int height(Plot plot) {
        if (plot instanceof Plot.Along along && along.style() == Plot.Style.BARS) {
            return Math.max(HEIGHT / 2, along.names().size() * ROW_HEIGHT + 2 * ROW_HEIGHT);
        }
        return plot instanceof Plot.Heat heat ? (heat.names().size() + 3) * ROW_HEIGHT : HEIGHT;
    }

    private static XYPlot along(Plot.Along along) {
        DefaultTableXYDataset data = new DefaultTableXYDataset(false);
        for (int index = 0; index < along.series().size(); index++) {
            XYSeries series = new XYSeries(index, true, false);
            List<Optional<BigDecimal>> values = along.series().get(index).values();
            for (int at = 0; at < values.size(); at++) {
                final int place = at;
                values.get(at).ifPresent(value -> series.add(place, value));
            }
            data.addSeries(series);
        }
        data.setIntervalWidth(0.7);
        boolean lying = along.style() == Plot.Style.BARS;
        boolean all = lying || along.style() == Plot.Style.COLUMNS;
        NumberAxis names = names(along.names(), lying ? NO_TITLE : along.nameTitle(), all);
        NumberAxis values = values(most(along), lying ? along.valueTitle() : NO_TITLE);
        XYPlot plot = plain(new XYPlot(data, names, values, renderer(along)));
        if (lying) {
            plot.setOrientation(PlotOrientation.HORIZONTAL);
            names.setInverted(true);
        }
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Ink.LINE.color());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        return plot;
    }

    private static XYItemRenderer renderer(Plot.Along along) {
        XYItemRenderer renderer =
                switch (along.style()) {
                    case STACKED -> flat(new StackedXYBarRenderer(0));
                    case COLUMNS -> flat(new ClusteredXYBarRenderer());
                    case BARS -> flat(new XYBarRenderer());
                    case LINES -> new XYLineAndShapeRenderer(true, true);
                };
        for (int index = 0; index < along.series().size(); index++) {
            renderer.setSeriesPaint(index, along.series().get(index).ink().color());
            renderer.setSeriesStroke(index, new BasicStroke(2));
            renderer.setSeriesShape(index, new Ellipse2D.Float(-2.5f, -2.5f, 5, 5));
        }
        return renderer;
    }

    private static XYBarRenderer flat(XYBarRenderer renderer) {
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        return renderer;
    }

    private static XYPlot heat(Plot.Heat heat) {
        DefaultTableXYDataset nothing = new DefaultTableXYDataset();
        NumberAxis columns = names(numbered(heat.names(), false), heat.columnTitle(), true);
        NumberAxis rows = names(numbered(heat.names(), true), NO_TITLE, true);
        rows.setInverted(true);
        XYPlot plot = plain(new XYPlot(nothing, columns, rows, new XYLineAndShapeRenderer()));
        for (int row = 0; row < heat.names().size(); row++) {
            for (int column = 0; column < heat.names().size(); column++) {
                Optional<BigDecimal> percent = heat.percents().get(row).get(column);
                if (percent.isPresent()) {
                    cell(plot, row, column, percent.get());
                }
            }
        }
        return plot;
    }

    /** Columns are too narrow for names: rows carry number and name, columns the number. */
    private static List<String> numbered(List<String> names, boolean withName) {
        List<String> numbered = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            numbered.add((index + 1) + (withName ? " " + names.get(index) : ""));
        }
        return numbered;
    }

    /** One share: grey where loans stay, red where they got worse, green where they got better. */
    private static void cell(XYPlot plot, int row, int column, BigDecimal percent) {
        int opacity = 55 + percent.intValue() * 2;
        Ink ink = row == column ? Ink.S6 : row < column ? Ink.HEAT : Ink.S0;
        plot.addAnnotation(new Cell(row, column, ink.color(opacity)));
        XYTextAnnotation text = new XYTextAnnotation(percent.toPlainString(), column, row);
        text.setFont(new PlainFont(SMALL_TEXT_SIZE));
        text.setTextAnchor(TextAnchor.CENTER);
        text.setPaint(percent.intValue() > 40 ? Ink.PAPER.color() : Ink.TEXT.color());
        plot.addAnnotation(text);
    }

    private static XYPlot plain(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(6, 2, 2, 18));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    private static NumberAxis names(List<String> names, String title, boolean all) {
        NumberAxis axis = axis(title);
        axis.setRange(-0.5, names.size() - 0.5);
        int step = all ? 1 : (names.size() + MOST_NAMES_SHOWN - 1) / MOST_NAMES_SHOWN;
        axis.setTickUnit(new NumberTickUnit(Math.max(1, step), new Names(names)));
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static NumberAxis values(BigDecimal most, String title) {
        // Counts have no decimals: there is no half loan.
        BigDecimal step = most.scale() <= 0 ? step(most).max(BigDecimal.ONE) : step(most);
        NumberAxis axis = axis(title);
        BigDecimal end = step;
        while (end.compareTo(most) < 0) {
            end = end.add(step);
        }
        axis.setRange(0, end.doubleValue());
        axis.setTickUnit(new NumberTickUnit(step.doubleValue(), numbers(step)));
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        return axis;
    }

    private static NumberAxis axis(String title) {
        NumberAxis axis = new NumberAxis(title);
        axis.setAutoTickUnitSelection(false);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setLabelFont(new PlainFont(TEXT_SIZE));
        axis.setTickLabelFont(new PlainFont(TEXT_SIZE));
        axis.setLabelPaint(Ink.SOFT.color());
        axis.setTickLabelPaint(Ink.SOFT.color());
        axis.setAxisLinePaint(Ink.LINE.color());
        axis.setAxisLineStroke(new BasicStroke(1));
        axis.setTickMarkPaint(Ink.LINE.color());
        return axis;
    }

    /** The highest value, or the highest column where series stand on top of each other; more than zero. */
    private static BigDecimal most(Plot.Along along) {
        BigDecimal most = BigDecimal.ZERO;
        for (int at = 0; at < along.names().size(); at++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Plot.Series series : along.series()) {
                BigDecimal value = series.values().get(at).orElse(BigDecimal.ZERO);
                sum = along.style() == Plot.Style.STACKED ? sum.add(value) : sum.max(value);
            }
            most = most.max(sum);
        }
        return most.signum() > 0 ? most : BigDecimal.ONE;
    }

    /** The smallest of 1, 2, 5, 10, 20, … (and their tenths) of which five reach the highest value. */
    private static BigDecimal step(BigDecimal most) {
        BigDecimal rough = most.divide(BigDecimal.valueOf(STEPS), MathContext.DECIMAL64);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(rough.precision() - rough.scale() - 1);
        return List.of(1, 2, 5, 10).stream()
                .map(times -> power.multiply(BigDecimal.valueOf(times)))
                .filter(step -> step.compareTo(rough) >= 0)
                .min(Comparator.naturalOrder())
                .orElse(power);
    }

    /** Thousands, millions and more in short, so that an axis stays narrow. */
    private static NumberFormat numbers(BigDecimal step) {
        return new Shortened(Math.max(0, step.stripTrailingZeros().scale()));
    }

    /** Numbers along an axis: 1,500 and 0.5 as they are, 20 k, 3 M, 4 bn and 5 tn in short. */
    private static final class Shortened extends NumberFormat {
        private static final long serialVersionUID = 1L;
        private static final long THOUSAND = 1_000;
        private static final long MILLION = 1_000_000;
        private static final long BILLION = 1_000 * MILLION;
        private static final long TRILLION = 1_000 * BILLION;
        private static final long FROM = 10_000;

        private final int decimals;

        Shortened(int decimals) {
            this.decimals = decimals;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            if (number >= TRILLION) {
                return to.append(plain(number / TRILLION, 1)).append(" tn");
            }
            if (number >= BILLION) {
                return to.append(plain(number / BILLION, 1)).append(" bn");
            }
            if (number >= MILLION) {
                return to.append(plain(number / MILLION, 1)).append(" M");
            }
            return number >= FROM
                    ? to.append(plain(number / THOUSAND, 0)).append(" k")
                    : to.append(plain(number, decimals));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("axis labels are written only");
        }

        private static String plain(double number, int decimals) {
            DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
            format.setMaximumFractionDigits(decimals);
            return format.format(number);
        }
    }

    /** Names in place of numbers. */
    private static final class Names extends NumberFormat {
        private static final long serialVersionUID = 1L;

        private final List<String> names;

        Names(List<String> names) {
            this.names = names;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            int place = (int) Math.round(number);
            if (place < 0 || place >= names.size()) {
                return to;
            }
            String name = names.get(place);
            return to.append(name.length() > MOST_LETTERS ? name.substring(0, MOST_LETTERS - 1) + "…" : name);
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("axis labels are written only");
        }
    }

    /** One coloured cell of a heat map. */
    private static final class Cell extends org.jfree.chart.annotations.AbstractXYAnnotation {
        private static final long serialVersionUID = 1L;

        private final int row;
        private final int column;
        private final Color color;

        Cell(int row, int column, Color color) {
            this.row = row;
            this.column = column;
            this.color = color;
        }

        @Override
        public void draw(
                java.awt.Graphics2D canvas,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis columns,
                ValueAxis rows,
                int rendererIndex,
                @org.jspecify.annotations.Nullable PlotRenderingInfo info) {
            double left = columns.valueToJava2D(column - 0.5, area, plot.getDomainAxisEdge());
            double right = columns.valueToJava2D(column + 0.5, area, plot.getDomainAxisEdge());
            double top = rows.valueToJava2D(row - 0.5, area, plot.getRangeAxisEdge());
            double bottom = rows.valueToJava2D(row + 0.5, area, plot.getRangeAxisEdge());
            canvas.setPaint(color);
            canvas.fill(new Rectangle2D.Double(left + 1, top + 1, right - left - 2, bottom - top - 2));
        }
    }
}
