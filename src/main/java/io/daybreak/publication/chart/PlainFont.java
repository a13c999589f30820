package io.daybreak.publication.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;

/**
 * A font that no machine has: text is as wide as one table says, that of a common sans serif, whatever is installed.
 * East Asian characters are square.
 */
final class PlainFont extends Font {
    private static final long serialVersionUID = 1L;

    /** Widths of the characters from space to tilde in thousandths of the font's size. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    /** A name of its own: the charting library does not take a font that equals the one it has. */
    private static final String NAME = "Daybreak plain";

    private static final int OTHER_WIDTH = 556;
    private static final int EAST_ASIAN_WIDTH = 1_000;
    private static final int EAST_ASIAN_FROM = 0x2E80;
    private static final int THOUSAND = 1_000;

    PlainFont(int size) {
        super(NAME, PLAIN, size);
    }

    /** Width of a text in the unit of the canvas. */
    static int width(String text, int size) {
        int thousandths = 0;
        for (int index = 0; index < text.length(); index++) {
            thousandths += width(text.charAt(index));
        }
        return (thousandths * size + THOUSAND / 2) / THOUSAND;
    }

    private static int width(char character) {
        int place = character - ' ';
        if (place >= 0 && place < WIDTHS.length) {
            return WIDTHS[place];
        }
        return character >= EAST_ASIAN_FROM ? EAST_ASIAN_WIDTH : OTHER_WIDTH;
    }

    @Override
    public Font deriveFont(float size) {
        return new PlainFont(Math.round(size));
    }

    @Override
    public LineMetrics getLineMetrics(String text, FontRenderContext context) {
        return new Lines(getSize(), text.length());
    }

    @Override
    public LineMetrics getLineMetrics(String text, int begin, int limit, FontRenderContext context) {
        return new Lines(getSize(), limit - begin);
    }

    @Override
    public Rectangle2D getStringBounds(String text, FontRenderContext context) {
        return bounds(text, getSize());
    }

    private static Rectangle2D bounds(String text, int size) {
        return new Rectangle2D.Float(0, -ascent(size), width(text, size), height(size));
    }

    private static int ascent(int size) {
        return (size * 9 + 5) / 10;
    }

    private static int height(int size) {
        return (size * 12 + 5) / 10;
    }

    /** The metrics the charting library asks the canvas for. */
    static final class Metrics extends FontMetrics {
        private static final long serialVersionUID = 1L;

        Metrics(Font font) {
            super(font);
        }

        @Override
        public int getAscent() {
            return ascent(font.getSize());
        }

        @Override
        public int getDescent() {
            return height(font.getSize()) - ascent(font.getSize());
        }

        @Override
        public int getLeading() {
            return 0;
        }

        @Override
        public int charWidth(char character) {
            return width(String.valueOf(character), font.getSize());
        }

        @Override
        public int charWidth(int codePoint) {
            return width(Character.toString(codePoint), font.getSize());
        }

        @Override
        public int stringWidth(String text) {
            return width(text, font.getSize());
        }

        @Override
        public Rectangle2D getStringBounds(String text, Graphics context) {
            return bounds(text, font.getSize());
        }

        @Override
        public LineMetrics getLineMetrics(String text, Graphics context) {
            return new Lines(font.getSize(), text.length());
        }
    }

    /** One line's metrics. */
    private static final class Lines extends LineMetrics {
        private final int size;
        private final int characters;

        Lines(int size, int characters) {
            this.size = size;
            this.characters = characters;
        }

        @Override
        public int getNumChars() {
            return characters;
        }

        @Override
        public float getAscent() {
            return ascent(size);
        }

        @Override
        public float getDescent() {
            return height(size) - ascent(size);
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return height(size);
        }

        @Override
        public int getBaselineIndex() {
            return Font.ROMAN_BASELINE;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[] {0, 0, 0};
        }

        @Override
        public float getStrikethroughOffset() {
            return 0;
        }

        @Override
        public float getStrikethroughThickness() {
            return 1;
        }

        @Override
        public float getUnderlineOffset() {
            return 0;
        }

        @Override
        public float getUnderlineThickness() {
            return 1;
        }
    }
}
