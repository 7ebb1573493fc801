package autograd.examples;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.ImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Puts pixels into an SVG as they are: a PNG in the document itself, enlarged without blurring. */
final class SvgImages implements ImageHandler {
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    @Override
    public void handleImage(Image image, Element element, SVGGeneratorContext context) {
        if (!(image instanceof BufferedImage pixels)) {
            throw new IllegalArgumentException("Svg: image is a " + image.getClass() + "; need a BufferedImage");
        }
        write(pixels, element);
    }

    @Override
    public void handleImage(RenderedImage image, Element element, SVGGeneratorContext context) {
        write(image, element);
    }

    @Override
    public void handleImage(RenderableImage image, Element element, SVGGeneratorContext context) {
        write(image.createDefaultRendering(), element);
    }

    private static void write(RenderedImage image, Element element) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("Svg: cannot write an image of pixels", e);
        }
        String data = Base64.getEncoder().encodeToString(png.toByteArray());
        element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + data);
        element.setAttribute("image-rendering", "pixelated");
    }
}
