package autograd.examples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/**
 * The one look of all pictures.
 *
 * <p>Series have the colours of M. Okabe and K. Ito (2008, "Color universal design", jfly.uni-koeln.de/color), which the
 * colour-blind tell apart; yellow is left out, too pale for a line on white. Levels of contours and cells of matrices run from
 * light to dark blue, so that they are ordered in grey as well.
 *
 * <p>Pictures are small and their letters large: shown in 360 pixels, the width of a phone, the letters are still 10 pixels
 * high.
 */
public final class Style {
    /** The ground. */
    public static final Color PAPER = new Color(0xFFFFFF);

    /** Text and axes. */
    public static final Color INK = new Color(0x222222);

    /** Lines that help reading off numbers. */
    public static final Color GRID = new Color(0xDDDDDD);

    static final int WIDTH = 480;
    static final int HEIGHT = 330;
    static final int MARGIN = 12;

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    static final BasicStroke LINE = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke THIN = new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke HAIR = new BasicStroke(0.7f);
    static final BasicStroke NONE = new BasicStroke(0f);

    private static final Color[] SERIES = {
        new Color(0x0072B2), // blue
        new Color(0xD55E00), // vermillion
        new Color(0x009E73), // bluish green
        new Color(0xCC79A7), // reddish purple
        new Color(0xE69F00), // orange
        new Color(0x56B4E9), // sky blue
        new Color(0x767676) // grey, in the place of black, which is the text's
    };
    private static final Color LIGHT = new Color(0x9ECAE1);
    private static final Color DARK = new Color(0x08519C);

    // Not the screen's: the same picture on every machine that has the same fonts.
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private Style() {}

    /** {@return the colour of the i-th series; after the last the first comes again} */
    static Color series(int i) {
        return SERIES[i % SERIES.length];
    }

    /** {@return the colour of a level from 0 (light) to 1 (dark)} */
    static Color level(double level) {
        double t = Math.min(1, Math.max(0, level));
        return new Color(
                mixed(LIGHT.getRed(), DARK.getRed(), t),
                mixed(LIGHT.getGreen(), DARK.getGreen(), t),
                mixed(LIGHT.getBlue(), DARK.getBlue(), t));
    }

    private static int mixed(int from, int to, double t) {
        return (int) Math.round(from + t * (to - from));
    }

    /** {@return the colour, let through so that what lies behind is seen} */
    static Color pale(Color colour) {
        return through(colour, 72);
    }

    /** {@return the colour, hardly let through: grid lines are seen, and overlaps} */
    static Color strong(Color colour) {
        return through(colour, 200);
    }

    private static Color through(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** {@return how wide the text is} */
    static double width(Font font, String text) {
        return text.isEmpty() ? 0 : new TextLayout(text, font, METRICS).getAdvance();
    }

    /** Draws a text as outlines of its letters, so that its width does not depend on the fonts of the one who looks. */
    static void text(Graphics2D canvas, Font font, String text, double x, double baseline) {
        if (!text.isEmpty()) {
            Shape letters =
                    new TextLayout(text, font, METRICS).getOutline(AffineTransform.getTranslateInstance(x, baseline));
            canvas.fill(letters);
        }
    }

    /** Makes edges smooth and the colour that of text. */
    static void prepare(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setColor(INK);
    }
}
