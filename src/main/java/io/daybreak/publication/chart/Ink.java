package io.daybreak.publication.chart;

import java.awt.Color;
import java.util.List;

/** The colours of a plot: each stands for a variable of the page's style sheet. */
public enum Ink {
    TEXT("--ink"),
    SOFT("--soft"),
    LINE("--line"),
    PAPER("--paper"),
    HEAT("--heat"),
    S0("--s0"),
    S1("--s1"),
    S2("--s2"),
    S3("--s3"),
    S4("--s4"),
    S5("--s5"),
    S6("--s6"),
    S7("--s7");

    private static final List<Ink> INKS = List.of(values());
    private static final int SERIES = 8;
    private static final int OPAQUE = 255;

    private final String variable;

    Ink(String variable) {
        this.variable = variable;
    }

    /** The style sheet's variable, with its dashes. */
    public String variable() {
        return variable;
    }

    /** The colour of a series by its place, from 0; they come again after eight. */
    public static Ink ofSeries(int index) {
        return valueOf("S" + index % SERIES);
    }

    /** What the charting library is given: a colour that stands for this ink and is looked up again when drawn. */
    Color color() {
        return color(OPAQUE);
    }

    /** The same with an opacity, 0 to 255. */
    Color color(int opacity) {
        return new Color(INKS.indexOf(this), 0, 1, opacity);
    }

    /** The ink that a colour stands for. */
    static Ink of(Color color) {
        boolean ours = color.getBlue() == 1 && color.getGreen() == 0 && color.getRed() < INKS.size();
        return ours ? INKS.get(color.getRed()) : SOFT;
    }
}
