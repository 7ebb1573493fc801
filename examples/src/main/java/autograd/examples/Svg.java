package autograd.examples;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Pictures as SVG, lines instead of pixels.
 *
 * <p>The colours of ground, text and grid are the CSS variables {@code --paper}, {@code --ink} and {@code --grid} where these are
 * set, as a page in dark mode does, else those of {@link Style}.
 */
public final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final Pattern HEAD = Pattern.compile("(?s)^.*?<svg\\b[^>]*>(?:\\s*<!--.*?-->)*");
    private static final int DECIMALS = 2;

    private Svg() {}

    /** {@return the picture as one element {@code <svg>}, which is well-formed XML and needs nothing from outside} */
    public static String of(Picture picture) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
        context.setPrecision(DECIMALS);
        context.setComment(null);
        context.setGenericImageHandler(new SimpleImageHandler(new SvgImages()));
        SVGGraphics2D canvas = new SVGGraphics2D(context, false);
        canvas.setSVGCanvasSize(new Dimension(picture.width(), picture.height()));
        Graphics2D inside = (Graphics2D) canvas.create();
        inside.setColor(Style.PAPER);
        inside.fillRect(0, 0, picture.width(), picture.height());
        picture.draw(inside);
        StringWriter text = new StringWriter();
        try {
            Element root = canvas.getRoot();
            SvgPaths.join(root);
            canvas.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Svg: cannot write \"" + picture.title() + "\"", e);
        }
        String title = escape(picture.title());
        String head = "<svg xmlns=\"" + NAMESPACE + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 "
                + picture.width() + " " + picture.height() + "\" width=\"" + picture.width() + "\" height=\""
                + picture.height() + "\" role=\"img\" aria-label=\"" + title + "\"><title>" + title + "</title>";
        return themed(HEAD.matcher(text.toString()).replaceFirst("")).transform(body -> head + body.stripTrailing());
    }

    private static Document emptyDocument() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Svg: this Java has no XML documents", e);
        }
    }

    private static String themed(String svg) {
        return svg.replaceAll("\\b(fill|stroke)(:|=\")\\s*white\\b", "$1$2var(--paper,#ffffff)")
                .replaceAll("\\b(fill|stroke)(:|=\")\\s*rgb\\(34,34,34\\)", "$1$2var(--ink,#222222)")
                .replaceAll("\\b(fill|stroke)(:|=\")\\s*rgb\\(221,221,221\\)", "$1$2var(--grid,#dddddd)");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
