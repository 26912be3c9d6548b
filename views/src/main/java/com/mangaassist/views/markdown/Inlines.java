package com.mangaassist.views.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Collects what stands in a paragraph as runs. A line end in the source is one on the screen:
 * models mean it so, and Japanese has no spaces to put in its place. HTML is text.
 */
final class Inlines extends AbstractVisitor {

  private final List<Run> runs = new ArrayList<>();
  private int bold;
  private int italic;
  private String link = "";

  static List<Run> of(Node parent) {
    Inlines inlines = new Inlines();
    inlines.visitChildren(parent);
    return withBareLinks(inlines.runs);
  }

  @Override
  public void visit(Text text) {
    add(text.getLiteral(), false);
  }

  @Override
  public void visit(Code code) {
    add(code.getLiteral(), true);
  }

  @Override
  public void visit(HtmlInline html) {
    add(html.getLiteral(), false);
  }

  @Override
  public void visit(SoftLineBreak end) {
    add("\n", false);
  }

  @Override
  public void visit(HardLineBreak end) {
    add("\n", false);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    bold++;
    visitChildren(strong);
    bold--;
  }

  @Override
  public void visit(Emphasis emphasis) {
    italic++;
    visitChildren(emphasis);
    italic--;
  }

  @Override
  public void visit(Link node) {
    inLink(node, node.getDestination());
  }

  /** Pictures are not fetched: their description stands for them and leads to them. */
  @Override
  public void visit(Image image) {
    inLink(image, image.getDestination());
  }

  private void inLink(Node node, String destination) {
    String outer = link;
    link = SafeLinks.safe(Guard.remove(destination));
    visitChildren(node);
    link = outer;
  }

  private void add(String guarded, boolean code) {
    String text = Guard.remove(guarded);
    if (text.isEmpty()) {
      return;
    }
    Run run = new Run(text, bold > 0, italic > 0, code, link);
    if (!runs.isEmpty() && runs.getLast().looksLike(run)) {
      Run last = runs.removeLast();
      runs.add(last.withText(last.text() + text));
    } else {
      runs.add(run);
    }
  }

  private static List<Run> withBareLinks(List<Run> runs) {
    List<Run> linked = new ArrayList<>();
    for (Run run : runs) {
      if (run.code() || !run.link().isEmpty() || !SafeLinks.mayHold(run.text())) {
        linked.add(run);
      } else {
        split(run, linked);
      }
    }
    return linked;
  }

  private static void split(Run run, List<Run> into) {
    Matcher addresses = SafeLinks.bare(run.text());
    int from = 0;
    while (addresses.find()) {
      if (addresses.start() > from) {
        into.add(run.withText(run.text().substring(from, addresses.start())));
      }
      String address = addresses.group();
      into.add(new Run(address, run.bold(), run.italic(), false, address));
      from = addresses.end();
    }
    if (from < run.text().length()) {
      into.add(run.withText(run.text().substring(from)));
    }
  }
}
