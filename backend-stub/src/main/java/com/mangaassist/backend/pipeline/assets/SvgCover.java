package com.mangaassist.backend.pipeline.assets;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Draws a cover as SVG, with title and author. */
final class SvgCover {
  private static final int LINE = 9;
  private static final int LINES = 4;

  private SvgCover() {}

  static byte[] draw(Cover cover) {
    var svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\">"
                + "<title>%s</title><defs><linearGradient id=\"g\" x2=\"0\" y2=\"1\">"
                + "<stop stop-color=\"#%06x\"/><stop offset=\"1\" stop-color=\"#%06x\"/>"
                + "</linearGradient></defs><rect width=\"100%%\" height=\"100%%\" fill=\"url(#g)\"/>",
            Cover.WIDTH,
            Cover.HEIGHT,
            escaped(cover.title()),
            cover.top(),
            cover.bottom()));
    for (Cover.Circle circle : cover.circles()) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"#%06x\" fill-opacity=\"0.35\"/>",
              circle.x(),
              circle.y(),
              circle.radius(),
              cover.accent()));
    }
    svg.append(
        "<g fill=\"#fff\" font-family=\"Noto Sans CJK JP, Noto Sans JP, sans-serif\""
            + " text-anchor=\"middle\">");
    addTitle(svg, cover.title());
    svg.append("<text x=\"150\" y=\"396\" font-size=\"14\">")
        .append(escaped(cover.author()))
        .append("</text></g></svg>");
    return svg.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void addTitle(StringBuilder svg, String title) {
    int[] letters = title.codePoints().toArray();
    for (int line = 0; line < LINES && line * LINE < letters.length; line++) {
      int length = Math.min(LINE, letters.length - line * LINE);
      svg.append("<text x=\"150\" y=\"")
          .append(120 + 40 * line)
          .append("\" font-size=\"30\" font-weight=\"bold\">")
          .append(escaped(new String(letters, line * LINE, length)))
          .append("</text>");
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
