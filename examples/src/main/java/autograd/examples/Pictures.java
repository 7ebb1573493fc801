package autograd.examples;

import autograd.Tensor;
import autograd.shape.ShapeException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of pixel data, and putting pictures together and into files. */
public final class Pictures {
    private static final int SCALE = 2; // pixels of a PNG for one unit of a picture: sharp on today's screens

    /**
     * A small picture of grey values with a text below it.
     *
     * @param pixels rows from the top, 0 (white) to 1 (black), {@code [height, width]} or, for a square, of any shape
     * @param caption one short line
     */
    public record Tile(Tensor pixels, String caption) {
        private int columns() {
            int square = (int) Math.round(Math.sqrt(pixels.size()));
            int columns = square * square == pixels.size()
                    ? square
                    : pixels.rank() == 2 ? pixels.shape().size(1) : 0;
            if (columns == 0) {
                throw new ShapeException("Tile: \"" + caption + "\" has pixels of shape " + pixels.shape()
                        + "; need [height, width], or a square number of them");
            }
            return columns;
        }

        private BufferedImage image() {
            int columns = columns();
            double[] ink = pixels.toDoubleArray();
            BufferedImage image = new BufferedImage(columns, ink.length / columns, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < ink.length; i++) {
                int grey = (int) Math.round(255 * (1 - Math.min(1, Math.max(0, ink[i]))));
                image.setRGB(i % columns, i / columns, new Color(grey, grey, grey).getRGB());
            }
            return image;
        }
    }

    /** Tiles in rows. */
    private record Mosaic(String title, List<Tile> tiles, int perRow) implements Picture {
        private static final int HEAD = 36;
        private static final int CAPTION = 20;
        private static final int GAP = 8;

        private double side() {
            return (Style.WIDTH - 2.0 * Style.MARGIN - (perRow - 1) * GAP) / perRow;
        }

        private double rowHeight() {
            double tallest = 0;
            for (Tile tile : tiles) {
                int columns = tile.columns();
                tallest = Math.max(tallest, side() * tile.pixels().size() / ((double) columns * columns));
            }
            return tallest + CAPTION + GAP;
        }

        @Override
        public int width() {
            return Style.WIDTH;
        }

        @Override
        public int height() {
            int rows = (tiles.size() + perRow - 1) / perRow;
            return (int) Math.ceil(HEAD + rows * rowHeight() + Style.MARGIN);
        }

        @Override
        public void draw(Graphics2D canvas) {
            Style.prepare(canvas);
            Style.text(canvas, Style.TITLE, title, Style.MARGIN, HEAD - 16);
            for (int i = 0; i < tiles.size(); i++) {
                int left = (int) Math.round(Style.MARGIN + i % perRow * (side() + GAP));
                int top = (int) Math.round(HEAD + i / perRow * rowHeight());
                draw(canvas, tiles.get(i), left, top);
            }
        }

        private void draw(Graphics2D canvas, Tile tile, int left, int top) {
            BufferedImage image = tile.image();
            int width = (int) side();
            int height = (int) Math.round(side() * image.getHeight() / image.getWidth());
            canvas.drawImage(image, left, top, width, height, null);
            canvas.setColor(Style.GRID);
            canvas.drawRect(left, top, width, height);
            canvas.setColor(Style.INK);
            double middle = left + (width - Style.width(Style.SMALL, tile.caption())) / 2;
            Style.text(canvas, Style.SMALL, tile.caption(), middle, top + height + CAPTION - 5);
        }
    }

    /** Pictures one below the other. */
    private record Column(List<Picture> pictures) implements Picture {
        @Override
        public String title() {
            return String.join("; ", pictures.stream().map(Picture::title).toList());
        }

        @Override
        public int width() {
            return pictures.stream().mapToInt(Picture::width).max().orElse(1);
        }

        @Override
        public int height() {
            return Math.max(1, pictures.stream().mapToInt(Picture::height).sum());
        }

        @Override
        public void draw(Graphics2D canvas) {
            int top = 0;
            for (Picture picture : pictures) {
                Graphics2D part = (Graphics2D) canvas.create();
                part.translate((width() - picture.width()) / 2, top);
                picture.draw(part);
                part.dispose();
                top += picture.height();
            }
        }
    }

    private Pictures() {}

    /**
     * {@return tiles in rows under a title}
     *
     * @param columns how many stand in a row, 1 or more
     */
    public static Picture tiles(String title, List<Tile> tiles, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("tiles: columns is " + columns + "; need 1 or more in a row");
        }
        return new Mosaic(title, List.copyOf(tiles), columns);
    }

    /** {@return the pictures below each other, centred} */
    public static Picture below(Picture... pictures) {
        return new Column(List.copyOf(Arrays.asList(pictures)));
    }

    /**
     * Writes a picture into the folder of results, see {@link Folders#output}: {@code NAME.png}, and {@code NAME.svg} beside it.
     *
     * @param name the file name without ending
     * @return where the PNG is
     * @throws UncheckedIOException if one of them cannot be written
     */
    public static Path save(Picture picture, String name) {
        Path file = Folders.output().resolve(name + ".png");
        try {
            Files.writeString(Folders.output().resolve(name + ".svg"), Svg.of(picture));
            if (!ImageIO.write(image(picture), "png", file.toFile())) {
                throw new IOException("no writer for PNG files in this Java");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("save: cannot write " + file, e);
        }
        return file;
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image =
                new BufferedImage(SCALE * picture.width(), SCALE * picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Style.PAPER);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.scale(SCALE, SCALE);
        picture.draw(canvas);
        canvas.dispose();
        return image;
    }
}
