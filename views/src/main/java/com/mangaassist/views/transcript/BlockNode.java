package com.mangaassist.views.transcript;

import com.mangaassist.views.markdown.Block;
import com.mangaassist.views.markdown.Frame;
import com.mangaassist.views.markdown.Gap;
import com.mangaassist.views.texts.Texts;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A block with what stands around it: quote bars, indentation, the marker of a list's item. */
final class BlockNode extends Region {

  private static final double QUOTE = 14;
  private static final double LIST = 22;
  private static final double MARKER_GAP = 8;

  private final BlockContent contents;
  private Frame frame = new Frame(0, 0, "", Gap.NORMAL);
  private @Nullable Region content;
  private double top;
  private double bottom;

  BlockNode(Consumer<String> openLink, Texts texts) {
    this.contents = new BlockContent(openLink, texts);
    setAccessibleRole(AccessibleRole.TEXT);
    getStyleClass().add("answer-block");
  }

  void show(Block block, boolean caret, boolean first) {
    frame = block.frame();
    top = first ? BlockSpace.BEFORE_ANSWER : BlockSpace.above(block);
    bottom = BlockSpace.below(block);
    Region made = contents.of(block, caret);
    content = made;
    getChildren().setAll(made);
    for (int i = 0; i < frame.quotes(); i++) {
      Region bar = new Region();
      bar.getStyleClass().add("quote-bar");
      getChildren().add(bar);
    }
    if (!frame.marker().isEmpty()) {
      Label marker = new Label(frame.marker());
      marker.getStyleClass().add("list-marker");
      getChildren().add(marker);
    }
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = content == null ? 0 : content.prefHeight(contentWidth(width));
    return snapSizeY(top + inner + bottom);
  }

  @Override
  protected void layoutChildren() {
    double left = left();
    double height = Math.max(0, getHeight() - top - bottom);
    int bars = 0;
    for (var child : getManagedChildren()) {
      if (child.equals(content)) {
        child.resizeRelocate(left, top, contentWidth(getWidth()), height);
      } else if (child instanceof Label marker) {
        double width = snapSizeX(marker.prefWidth(-1));
        double x = Math.max(0, left - MARKER_GAP - width);
        marker.resizeRelocate(x, top, width, marker.prefHeight(-1));
      } else {
        // Bars of blocks that follow one another touch.
        child.resizeRelocate(bars * QUOTE, top == 0 ? 0 : top - 2, 3, height + 4);
        bars++;
      }
    }
  }

  private double left() {
    return frame.quotes() * QUOTE + frame.lists() * LIST;
  }

  private double contentWidth(double width) {
    return Math.max(1, width - left());
  }
}
