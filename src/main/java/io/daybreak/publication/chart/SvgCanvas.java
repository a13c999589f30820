package io.daybreak.publication.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A canvas that turns what is drawn into SVG elements: lines, rectangles, paths and upright text, with the page's
 * colours. Numbers have one decimal. Pictures and glyphs, which no plot of ours has, are refused.
 */
final class SvgCanvas extends Graphics2D {
    private static final BasicStroke THIN = new BasicStroke(1);

    private final StringBuilder elements;
    private AffineTransform transform = new AffineTransform();
    private Paint paint = Ink.TEXT.color();
    private Color background = Ink.PAPER.color();
    private Stroke stroke = THIN;
    private Composite composite = AlphaComposite.SrcOver;
    private Font font = new PlainFont(12);
    private Optional<Shape> clip = Optional.empty();

    SvgCanvas() {
        this(new StringBuilder());
    }

    private SvgCanvas(StringBuilder elements) {
        this.elements = elements;
    }

    /** The elements drawn so far, one a line. */
    String elements() {
        return elements.toString();
    }

    @Override
    public void draw(Shape shape) {
        if (shape instanceof Line2D line) {
            Point2D from = transform.transform(line.getP1(), new Point2D.Float());
            Point2D to = transform.transform(line.getP2(), new Point2D.Float());
            elements.append("<line x1=\"")
                    .append(number(from.getX()))
                    .append("\" y1=\"")
                    .append(number(from.getY()))
                    .append("\" x2=\"")
                    .append(number(to.getX()))
                    .append("\" y2=\"")
                    .append(number(to.getY()))
                    .append('"');
        } else {
            elements.append("<path d=\"").append(path(shape)).append("\" fill=\"none\"");
        }
        color("stroke");
        stroke();
        elements.append("/>\n");
    }

    @Override
    public void fill(Shape shape) {
        if (shape instanceof Rectangle2D rectangle && transform.getShearX() == 0) {
            Rectangle2D place = transform.createTransformedShape(rectangle).getBounds2D();
            elements.append("<rect x=\"")
                    .append(number(place.getX()))
                    .append("\" y=\"")
                    .append(number(place.getY()))
                    .append("\" width=\"")
                    .append(number(place.getWidth()))
                    .append("\" height=\"")
                    .append(number(place.getHeight()))
                    .append('"');
        } else {
            elements.append("<path d=\"").append(path(shape)).append('"');
        }
        color("fill");
        elements.append("/>\n");
    }

    @Override
    public void drawString(String text, float x, float y) {
        // Held in the middle, so that a page's font that is a little wider or narrower does no harm.
        float middle = x + PlainFont.width(text, font.getSize()) / 2f;
        Point2D place = transform.transform(new Point2D.Float(middle, y), new Point2D.Float());
        elements.append("<text text-anchor=\"middle\" x=\"")
                .append(number(place.getX()))
                .append("\" y=\"")
                .append(number(place.getY()))
                .append("\" font-size=\"")
                .append(font.getSize())
                .append('"');
        color("fill");
        elements.append('>').append(escaped(text)).append("</text>\n");
    }

    private void color(String attribute) {
        Color color = paint instanceof Color plain ? plain : Ink.SOFT.color();
        elements.append(' ')
                .append(attribute)
                .append("=\"var(")
                .append(Ink.of(color).variable())
                .append(")\"");
        if (color.getAlpha() < 255) {
            elements.append(' ')
                    .append(attribute)
                    .append("-opacity=\"")
                    .append(String.format(Locale.ROOT, "%.2f", color.getAlpha() / 255f))
                    .append('"');
        }
    }

    private void stroke() {
        if (stroke instanceof BasicStroke basic) {
            if (basic.getLineWidth() != 1) {
                elements.append(" stroke-width=\"")
                        .append(number(basic.getLineWidth()))
                        .append('"');
            }
            float[] dashes = basic.getDashArray();
            if (dashes != null) {
                elements.append(" stroke-dasharray=\"");
                for (int index = 0; index < dashes.length; index++) {
                    elements.append(index == 0 ? "" : " ").append(number(dashes[index]));
                }
                elements.append('"');
            }
        }
    }

    private String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        float[] at = new float[6];
        for (PathIterator steps = shape.getPathIterator(transform); !steps.isDone(); steps.next()) {
            int kind = steps.currentSegment(at);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> step(path, 'M', at, 2);
                case PathIterator.SEG_LINETO -> step(path, 'L', at, 2);
                case PathIterator.SEG_QUADTO -> step(path, 'Q', at, 4);
                case PathIterator.SEG_CUBICTO -> step(path, 'C', at, 6);
                default -> path.append('Z');
            }
        }
        return path.toString();
    }

    private static void step(StringBuilder path, char letter, float[] at, int numbers) {
        path.append(letter);
        for (int index = 0; index < numbers; index++) {
            path.append(index == 0 ? "" : " ").append(number(at[index]));
        }
    }

    /** One decimal at most, never a minus before nothing. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public Graphics create() {
        SvgCanvas copy = new SvgCanvas(elements);
        copy.transform = new AffineTransform(transform);
        copy.paint = paint;
        copy.stroke = stroke;
        copy.composite = composite;
        copy.font = font;
        copy.clip = clip;
        return copy;
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return new PlainFont.Metrics(of);
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return new FontRenderContext(new AffineTransform(), true, true);
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw noSuchThing();
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw noSuchThing();
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw noSuchThing();
    }

    private static UnsupportedOperationException noSuchThing() {
        return new UnsupportedOperationException("a plot of the report draws lines, areas and plain text only");
    }

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        return shape.intersects(area);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw noSuchThing();
    }

    @Override
    public void setComposite(Composite composite) {
        this.composite = composite;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setPaint(Paint paint) {
        this.paint = paint;
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setStroke(Stroke stroke) {
        this.stroke = stroke;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    /** Hints are about pixels: there are none, so they are neither kept nor asked for. */
    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        // No pixels.
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return key;
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {
        // No pixels.
    }

    @Override
    public void addRenderingHints(Map<?, ?> more) {
        // No pixels.
    }

    @Override
    public RenderingHints getRenderingHints() {
        return new RenderingHints(Map.of());
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double theta) {
        transform.rotate(theta);
    }

    @Override
    public void rotate(double theta, double x, double y) {
        transform.rotate(theta, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void setTransform(AffineTransform transform) {
        this.transform = new AffineTransform(transform);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setBackground(Color color) {
        background = color;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    public Color getColor() {
        return paint instanceof Color plain ? plain : Ink.TEXT.color();
    }

    @Override
    public void setColor(Color color) {
        paint = color;
    }

    @Override
    public void setPaintMode() {
        // The only mode there is.
    }

    @Override
    public void setXORMode(Color color) {
        throw noSuchThing();
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setFont(Font font) {
        if (!(font instanceof PlainFont)) {
            throw noSuchThing(); // it would be measured by this machine's fonts
        }
        this.font = font;
    }

    /** Plots keep inside their area by themselves: a clip is remembered and not drawn. */
    @Override
    public void clip(Shape shape) {
        clip = Optional.of(shape);
    }

    @Override
    public void setClip(Shape shape) {
        clip = Optional.ofNullable(shape);
    }

    @Override
    @SuppressWarnings("NullAway") // no clip is null, as AWT says it
    public Shape getClip() {
        return clip.orElse(null);
    }

    @Override
    @SuppressWarnings("NullAway") // no clip is null, as AWT says it
    public Rectangle getClipBounds() {
        return clip.map(Shape::getBounds).orElse(null);
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw noSuchThing();
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Float(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        // The page is the background.
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Float(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Float(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Float(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Float(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        draw(new Arc2D.Float(x, y, width, height, start, angle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        fill(new Arc2D.Float(x, y, width, height, start, angle, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int points) {
        draw(polygon(x, y, points, false));
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int points) {
        draw(polygon(x, y, points, true));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int points) {
        fill(polygon(x, y, points, true));
    }

    private static Shape polygon(int[] x, int[] y, int points, boolean closed) {
        Path2D path = new Path2D.Float();
        for (int index = 0; index < points; index++) {
            if (index == 0) {
                path.moveTo(x[0], y[0]);
            } else {
                path.lineTo(x[index], y[index]);
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    @Override
    public boolean drawImage(Image image, AffineTransform place, ImageObserver observer) {
        throw noSuchThing();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        throw noSuchThing();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {
        throw noSuchThing();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {
        throw noSuchThing();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw noSuchThing();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw noSuchThing();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color under, ImageObserver observer) {
        throw noSuchThing();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color under, ImageObserver observer) {
        throw noSuchThing();
    }

    @Override
    public boolean drawImage(
            Image image,
            int toX1,
            int toY1,
            int toX2,
            int toY2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            ImageObserver observer) {
        throw noSuchThing();
    }

    @Override
    public boolean drawImage(
            Image image,
            int toX1,
            int toY1,
            int toX2,
            int toY2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            Color under,
            ImageObserver observer) {
        throw noSuchThing();
    }

    @Override
    public void dispose() {
        // Nothing is held.
    }
}
