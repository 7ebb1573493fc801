package autograd.examples;

import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Joins lines of an SVG document that follow one another, each from the end of the one before and drawn alike, to one path: a
 * fifth of the size, and corners are joined as the stroke says.
 */
final class SvgPaths {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgPaths() {}

    /** Changes the tree below {@code parent}. */
    static void join(Element parent) {
        Node child = parent.getFirstChild();
        while (child != null) {
            Node next = child.getNextSibling();
            if (child instanceof Element element) {
                if (element.getNodeName().equals("line")) {
                    next = joinFrom(element);
                } else {
                    join(element);
                }
            }
            child = next;
        }
    }

    /** Puts a path in the place of a line and its successors, if there are any, and returns what stands behind. */
    private static Node joinFrom(Element first) {
        StringBuilder corners = new StringBuilder("M" + start(first) + "L" + end(first));
        Element last = first;
        Node behind = first.getNextSibling();
        while (behind instanceof Element next
                && next.getNodeName().equals("line")
                && start(next).equals(end(last))
                && style(next).equals(style(first))) {
            corners.append(' ').append(end(next));
            last = next;
            behind = next.getNextSibling();
        }
        if (last != first) {
            Element path = first.getOwnerDocument().createElementNS(NAMESPACE, "path");
            style(first).forEach(path::setAttribute);
            path.setAttribute("fill", "none");
            path.setAttribute("d", corners.toString());
            Node parent = first.getParentNode();
            parent.insertBefore(path, first);
            for (Node line = first; line != behind; line = path.getNextSibling()) {
                parent.removeChild(line);
            }
        }
        return behind;
    }

    private static String start(Element line) {
        return line.getAttribute("x1") + " " + line.getAttribute("y1");
    }

    private static String end(Element line) {
        return line.getAttribute("x2") + " " + line.getAttribute("y2");
    }

    /** All attributes but the ends. */
    private static Map<String, String> style(Element line) {
        Map<String, String> style = new TreeMap<>();
        NamedNodeMap attributes = line.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!attribute.getNodeName().matches("[xy][12]")) {
                style.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        return style;
    }
}
