package autograd.examples;

import java.awt.Graphics2D;

/** Something to look at: drawn on demand, so that a file of pixels and a file of lines come from the same description. */
public interface Picture {
    /** {@return what it shows, one line; read aloud where the picture cannot be seen} */
    String title();

    /** {@return the width in the units of {@link #draw}, above 0} */
    int width();

    /** {@return the height in the units of {@link #draw}, above 0} */
    int height();

    /**
     * Draws the picture with its upper left corner at the origin of {@code canvas}, on a ground that is already {@link
     * Style#PAPER}.
     */
    void draw(Graphics2D canvas);
}
