package autograd.examples;

import autograd.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of pixel data, and putting pictures together and into files. */
public final class Pictures {
    private static final int CELL = 9; // screen pixels for one pixel of data
    private static final int GAP = 14;
    private static final int CAPTION = 18;
    private static final int TITLE = 36;

    /**
     * A small square picture of grey values with a text below it.
     *
     * @param pixels rows from the top, 0 (white) to 1 (black), of any shape; their number is a square
     * @param caption one short line
     */
    public record Tile(Tensor pixels, String caption) {}

    private Pictures() {}

    /**
     * {@return tiles in rows under a title}
     *
     * @param columns how many stand in a row
     */
    public static BufferedImage tiles(String title, List<Tile> tiles, int columns) {
        int side = tiles.isEmpty()
                ? 0
                : (int) Math.round(Math.sqrt(tiles.get(0).pixels().size()));
        int width = side * CELL + GAP;
        int height = side * CELL + CAPTION + GAP;
        int rows = (tiles.size() + columns - 1) / columns;
        BufferedImage picture = blank(Math.max(columns * width, 1) + GAP, TITLE + rows * height + GAP);
        Graphics2D canvas = canvas(picture);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        canvas.drawString(title, GAP, TITLE - 14);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        for (int i = 0; i < tiles.size(); i++) {
            int left = GAP + i % columns * width;
            int top = TITLE + i / columns * height;
            draw(canvas, tiles.get(i), side, left, top);
        }
        canvas.dispose();
        return picture;
    }

    /** {@return the pictures below each other, centred} */
    public static BufferedImage below(BufferedImage first, BufferedImage second) {
        int width = Math.max(first.getWidth(), second.getWidth());
        BufferedImage picture = blank(width, first.getHeight() + second.getHeight());
        Graphics2D canvas = canvas(picture);
        canvas.drawImage(first, (width - first.getWidth()) / 2, 0, null);
        canvas.drawImage(second, (width - second.getWidth()) / 2, first.getHeight(), null);
        canvas.dispose();
        return picture;
    }

    /**
     * Writes a picture into the folder of results, see {@link Folders#output}.
     *
     * @param name the file name without ending
     * @return where it is
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path save(BufferedImage picture, String name) {
        Path file = Folders.output().resolve(name + ".png");
        try {
            if (!ImageIO.write(picture, "png", file.toFile())) {
                throw new IOException("no writer for PNG files in this Java");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("save: cannot write " + file, e);
        }
        return file;
    }

    private static void draw(Graphics2D canvas, Tile tile, int side, int left, int top) {
        double[] pixels = tile.pixels().toDoubleArray();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double ink = Math.min(1, Math.max(0, pixels[row * side + column]));
                int grey = (int) Math.round(255 * (1 - ink));
                canvas.setColor(new Color(grey, grey, grey));
                canvas.fillRect(left + column * CELL, top + row * CELL, CELL, CELL);
            }
        }
        canvas.setColor(Color.LIGHT_GRAY);
        canvas.drawRect(left - 1, top - 1, side * CELL + 1, side * CELL + 1);
        canvas.setColor(Color.BLACK);
        FontMetrics metrics = canvas.getFontMetrics();
        int x = left + (side * CELL - metrics.stringWidth(tile.caption())) / 2;
        canvas.drawString(tile.caption(), x, top + side * CELL + metrics.getAscent() + 2);
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return picture;
    }

    private static Graphics2D canvas(BufferedImage picture) {
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.BLACK);
        return canvas;
    }
}
