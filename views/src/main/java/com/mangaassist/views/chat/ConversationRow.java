package com.mangaassist.views.chat;

import com.mangaassist.services.chat.SearchFold;
import com.mangaassist.services.chat.SearchFold.Hit;
import com.mangaassist.views.controls.InlineName;
import com.mangaassist.views.controls.MarkedLabel;
import com.mangaassist.views.controls.PhraseBreak;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextLineInfo;

/**
 * A row of three lines in the list: a title that has one or two of them, and the words below it
 * that have the others, with what stands at the end of the last. A title that would be cut after
 * two lines, and that leaves the end of the third free, has all three. Titles begin at the same
 * height in all rows, whatever is in them.
 */
final class ConversationRow extends Region {

  private static final double GAP = 8;
  private static final double BETWEEN = 1;

  /** Three lines, and one of them: two of a title, the last of words that may be Japanese. */
  private static final double LINES = 50;

  private static final double LINE = 18;

  /** Of the lines of a row. */
  private static final int MOST = 3;

  /** By which the measure of a line may be off. */
  private static final double SLACK = 4;

  /** In which titles are written, to measure them. */
  private static final Font FACE = Font.font("Inter", FontWeight.BOLD, 13);

  private final InlineName title;
  private final MarkedLabel words;
  private final Region chip;
  private final List<Region> asides;
  private final Text measure = new Text();
  private String name = "";
  private String found = "";
  private boolean whole;

  /**
   * A row of these.
   *
   * @param chip before the asides
   * @param asides of which one is shown at a time, at the end of the last line
   */
  ConversationRow(InlineName title, MarkedLabel words, Region chip, List<Region> asides) {
    this.title = title;
    this.words = words;
    this.chip = chip;
    this.asides = List.copyOf(asides);
    measure.setFont(FACE);
    getStyleClass().add("list-row");
    setMinWidth(0);
    getChildren().addAll(title, words, chip);
    getChildren().addAll(asides);
    widthProperty().addListener(p -> fold());
  }

  /** Shows a title, and what a search found in it. */
  void show(String newName, String searched) {
    name = newName;
    found = searched;
    fold();
    requestLayout();
  }

  /** A break of our own is one character more before what follows it. */
  private void fold() {
    List<Hit> hits = SearchFold.hits(name, found);
    whole = getWidth() > 0 && found.isEmpty() && needsAllLines();
    title.setLines(whole ? MOST : MOST - 1);
    words.setVisible(!whole);
    int at = getWidth() <= 0 ? 0 : PhraseBreak.of(name, this::width, inside());
    if (at > 0) {
      title.nameProperty().set(name.substring(0, at) + "\n" + name.substring(at));
      title.mark(hits.stream().map(each -> moved(each, at)).toList());
    } else {
      title.nameProperty().set(name);
      title.mark(hits);
    }
  }

  /** Whether it has exactly three lines, the last of which ends before what stands there. */
  private boolean needsAllLines() {
    measure.setWrappingWidth(inside());
    measure.setText(name);
    List<TextLineInfo> lines = measure.getLayoutInfo().getTextLines(false);
    measure.setWrappingWidth(0);
    return lines.size() == MOST
        && lines.getLast().bounds().getWidth() + SLACK <= inside() - besides();
  }

  /** How much of the last line is taken by what stands at its end. */
  private double besides() {
    return Stream.concat(asides.stream(), Stream.of(chip))
        .filter(Node::isVisible)
        .mapToDouble(each -> each.prefWidth(-1) + GAP)
        .sum();
  }

  private static Hit moved(Hit hit, int at) {
    return new Hit(
        hit.from() < at ? hit.from() : hit.from() + 1, hit.to() <= at ? hit.to() : hit.to() + 1);
  }

  private double width(String text) {
    measure.setText(text);
    return Math.ceil(measure.getLayoutBounds().getWidth());
  }

  private double inside() {
    return getWidth() - snappedLeftInset() - snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snapPositionY((getHeight() - LINES) / 2);
    double width = inside();
    double titleHigh = whole ? LINES : snapSizeY(title.prefHeight(width));
    title.resizeRelocate(x, y, width, titleHigh);
    double end = width;
    List<Region> last = new ArrayList<>(asides);
    last.add(chip);
    for (Region each : last) {
      if (each.isVisible()) {
        double wide = snapSizeX(each.prefWidth(-1));
        double high = snapSizeY(Math.max(each.minHeight(-1), each.prefHeight(-1)));
        double top = y + LINES - LINE + (LINE - high) / 2;
        each.resizeRelocate(snapPositionX(x + end - wide), snapPositionY(top), wide, high);
        end -= wide + GAP;
      }
    }
    boolean twoLines = titleHigh > 1.5 * LINE;
    double top = y + titleHigh + BETWEEN;
    double wordsWidth = Math.max(0, end);
    double wanted = words.prefHeight(wordsWidth);
    double high = twoLines ? Math.min(wanted, LINE) : wanted;
    words.resizeRelocate(x, snapPositionY(top), wordsWidth, snapSizeY(high));
  }
}
