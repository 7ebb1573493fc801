package autograd.examples.pages;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** What the pages share: the frame around each, the look of all, and text in Markdown. */
final class Html {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final String LOOK = """
            :root { color-scheme: light dark; --paper: #ffffff; --ink: #222222; --grid: #dddddd; --soft: #f5f6f8; --dim: #5f6672;
              --link: #0b5cad; --comment: #6a737d; --string: #0a6640; --number: #8a3ea8; --keyword: #a33b00; --good: #0a6640; }
            @media (prefers-color-scheme: dark) { :root { --paper: #15171c; --ink: #e4e6ea; --grid: #3a3f4a; --soft: #1e2128;
              --dim: #a0a7b4; --link: #7db8ff; --comment: #8b949e; --string: #7fd6a4; --number: #d2a8ff; --keyword: #ffa26b;
              --good: #7fd6a4; } }
            * { box-sizing: border-box; }
            html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 3rem; background: var(--paper); color: var(--ink);
              font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
            nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0.75rem 0; font-size: 0.9rem; }
            a { color: var(--link); }
            nav a { display: inline-block; padding: 0.4rem 0; }
            h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.75rem 0 1rem; }
            h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.25rem 0 0.5rem; }
            h3 { font-size: 1.05rem; margin: 1.5rem 0 0.25rem; }
            p { margin: 0.75rem 0; }
            p, ul, ol { max-width: 44rem; }
            code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
            :not(pre) > code { font-size: 0.88em; background: var(--soft); border-radius: 4px; padding: 0.1em 0.3em; }
            pre { margin: 0; overflow-x: auto; font-size: 0.8rem; line-height: 1.5; }
            .cell { margin: 1.1rem 0; border: 1px solid var(--grid); border-radius: 8px; overflow: hidden; }
            .title { padding: 0.3rem 0.85rem; font-size: 0.8rem; font-weight: 600; color: var(--dim); background: var(--soft);
              border-bottom: 1px solid var(--grid); }
            .code { padding: 0.7rem 0.85rem; background: var(--soft); }
            .out { padding: 0.6rem 0.85rem; border-top: 1px solid var(--grid); }
            .ok { color: var(--good); }
            .c { color: var(--comment); font-style: italic; } .s { color: var(--string); } .n { color: var(--number); }
            .k { color: var(--keyword); }
            figure { margin: 0; padding: 0.5rem; border-top: 1px solid var(--grid); }
            figure svg { display: block; width: 100%; height: auto; max-width: 40rem; margin: 0 auto; }
            table { border-collapse: collapse; display: block; overflow-x: auto; font-size: 0.95rem; }
            th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid var(--grid); }
            ul.pages { list-style: none; padding: 0; } ul.pages li { padding: 0.6rem 0; border-bottom: 1px solid var(--grid); }
            ul.pages p { margin: 0.1rem 0 0; color: var(--dim); font-size: 0.95rem; }
            footer { margin-top: 3rem; font-size: 0.85rem; color: var(--dim); }
            @media print { body { max-width: none; } .cell, figure { break-inside: avoid; } pre { white-space: pre-wrap; } }
            """;

    private Html() {}

    /** {@return a document, which is well-formed XML as well} */
    static String document(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\" />\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                + "<link rel=\"icon\" href=\"data:,\" />\n<title>" + escape(title) + "</title>\n<style>\n" + LOOK
                + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    /** {@return a text in Markdown, tables included; what looks like HTML in it is shown as it is} */
    static String markdown(String text) {
        return RENDERER.render(PARSER.parse(text));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
