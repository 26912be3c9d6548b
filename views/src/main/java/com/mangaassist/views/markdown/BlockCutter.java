package com.mangaassist.views.markdown;

import com.mangaassist.views.markdown.LineSplitter.Line;
import com.mangaassist.views.markdown.LineSyntax.Fence;
import com.mangaassist.views.markdown.LineSyntax.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lines into segments that mean the same alone as together: blocks of the outermost level, and
 * the items of their lists. Where it is in doubt it goes on with the open segment, which is never
 * wrong; a segment that grows too long is cut at a line, so that the open one stays short.
 */
final class BlockCutter {

  /** So many characters are at most in a segment before it is cut at a line. */
  static final int LONGEST = 1_500;

  /** So many lines of code or rows of a table are in one segment. */
  private static final int ROWS = 24;

  private enum State {
    NOTHING,
    PARAGRAPH,
    QUOTE,
    INDENTED,
    ITEM,
    FENCE,
    TABLE
  }

  private final Consumer<Segment> out;
  private final List<String> lines = new ArrayList<>();
  private State state = State.NOTHING;
  private int characters;
  private boolean afterBlank;
  private boolean afterText;
  private Gap gap = Gap.NORMAL;
  private int strip;
  private int number = -1;
  private @Nullable Marker item;
  private @Nullable Fence fence;

  BlockCutter(Consumer<Segment> out) {
    this.out = out;
  }

  /** One in the same state that gives its segments elsewhere. */
  BlockCutter copy(Consumer<Segment> elsewhere) {
    BlockCutter copy = new BlockCutter(elsewhere);
    copy.lines.addAll(lines);
    copy.state = state;
    copy.characters = characters;
    copy.afterBlank = afterBlank;
    copy.afterText = afterText;
    copy.gap = gap;
    copy.strip = strip;
    copy.number = number;
    copy.item = item;
    copy.fence = fence;
    return copy;
  }

  /** Takes a line that has ended. */
  void accept(Line line) {
    if (state == State.FENCE) {
      code(line.text());
    } else if (line.joined()) {
      join(line.text());
    } else if (state == State.ITEM && goesOn(line.text())) {
      inItem(line.text());
    } else if (line.text().isBlank()) {
      blank();
    } else {
      begin(line.text());
    }
  }

  /** Gives what is open; nothing follows. */
  void finish() {
    emit(true);
    state = State.NOTHING;
    fence = null;
  }

  private void code(String line) {
    if (fence != null && fence.isClosedBy(line)) {
      finish();
      return;
    }
    boolean full = lines.size() > ROWS || characters + line.length() > LONGEST;
    if (full && lines.size() > 1) {
      String info = lines.get(0);
      emit(false);
      gap = Gap.JOINED;
      add(info);
    }
    add(fence == null ? line : LineSyntax.outdent(line, fence.indent()));
  }

  /** What follows a cut inside a line is text, whatever it looks like. */
  private void join(String text) {
    boolean quoted = state == State.QUOTE;
    if (state == State.ITEM) {
      leaveItemOpen();
    } else {
      emit(true);
      state = quoted ? State.QUOTE : State.PARAGRAPH;
    }
    gap = Gap.JOINED;
    add((quoted ? "> " : "") + Guard.MARK + text);
  }

  private boolean goesOn(String line) {
    if (line.isBlank() || item == null) {
      return true;
    }
    if (LineSyntax.indent(line) >= item.content()) {
      return true;
    }
    // Without a blank line before it, text goes on with the item's paragraph.
    return !afterBlank && fence == null && afterText && !beginsBlock(line);
  }

  private void inItem(String line) {
    boolean blank = line.isBlank();
    if (characters + line.length() > LONGEST && !lines.isEmpty()) {
      leaveItemOpen();
      gap = afterBlank ? Gap.NORMAL : Gap.JOINED;
    }
    if (fence == null) {
      fence = LineSyntax.fence(line.strip());
    } else if (fence.isClosedBy(line.strip())) {
      fence = null;
    }
    add(line);
    afterBlank = blank;
  }

  /** Gives what the item has so far; the lines to come still belong to it. */
  private void leaveItemOpen() {
    emit(true);
    strip = item == null ? 0 : item.content();
    if (fence != null) {
      add(String.valueOf(fence.mark()).repeat(fence.length()) + fence.info());
    }
  }

  private void blank() {
    if (state == State.INDENTED) {
      in(State.INDENTED, "");
    } else {
      finish();
    }
  }

  private void begin(String line) {
    Marker marker = LineSyntax.marker(line);
    Fence opened = LineSyntax.fence(line);
    if (state == State.PARAGRAPH && LineSyntax.isUnderline(line)) {
      add(line);
      finish();
    } else if (opened != null) {
      finish();
      state = State.FENCE;
      fence = opened;
      add(opened.info());
    } else if (LineSyntax.isHeading(line) || LineSyntax.isRule(line)) {
      finish();
      add(line);
      finish();
    } else if (LineSyntax.isQuote(line)) {
      in(State.QUOTE, line);
    } else if (marker != null && (state != State.PARAGRAPH || marker.mayEndParagraph())) {
      beginItem(marker, line);
    } else if (startsTable(line)) {
      startTable(line);
    } else if (LineSyntax.isIndentedCode(line) && state != State.PARAGRAPH && !isLazy()) {
      in(State.INDENTED, line);
    } else {
      in(isLazy() ? state : State.PARAGRAPH, line);
    }
  }

  private boolean isLazy() {
    return (state == State.QUOTE && afterText) || state == State.TABLE;
  }

  private boolean beginsBlock(String line) {
    return LineSyntax.marker(line) != null
        || LineSyntax.fence(line) != null
        || LineSyntax.isHeading(line)
        || LineSyntax.isRule(line)
        || LineSyntax.isQuote(line);
  }

  private void beginItem(Marker marker, String line) {
    Marker before = state == State.ITEM ? item : null;
    boolean sibling = before != null && before.kind() == marker.kind();
    Gap above = sibling && !afterBlank ? Gap.TIGHT : Gap.NORMAL;
    int next = sibling ? number + 1 : marker.number();
    finish();
    gap = above;
    number = marker.number() < 0 ? -1 : next;
    item = marker;
    state = State.ITEM;
    add(line);
    afterBlank = false;
    fence = LineSyntax.fence(LineSyntax.inner(line));
  }

  private boolean startsTable(String line) {
    return state == State.PARAGRAPH
        && gap != Gap.JOINED
        && !lines.isEmpty()
        && TableSyntax.isHead(lines.get(lines.size() - 1), line);
  }

  private void startTable(String line) {
    String head = lines.remove(lines.size() - 1);
    finish();
    state = State.TABLE;
    add(head);
    add(line);
  }

  /** Goes on with a block of this kind, or ends another one and begins it. */
  private void in(State wanted, String line) {
    if (state != wanted) {
      finish();
      state = wanted;
    }
    boolean full = characters + line.length() > LONGEST;
    if (state == State.TABLE) {
      cutTable(full);
    } else if (full && !lines.isEmpty()) {
      emit(true);
      gap = Gap.JOINED;
      add(goingOn(line));
      return;
    }
    add(line);
  }

  /** A line of the same block that stands first after a cut, so that it still means the same. */
  private String goingOn(String line) {
    return switch (state) {
      case QUOTE -> LineSyntax.isQuote(line) ? line : "> " + line;
      case PARAGRAPH -> Guard.MARK + line.strip();
      default -> line;
    };
  }

  private void cutTable(boolean full) {
    if ((full || lines.size() > ROWS) && lines.size() > 2) {
      String head = lines.get(0);
      String columns = lines.get(1);
      emit(true);
      gap = Gap.JOINED;
      add(head);
      add(columns);
    }
  }

  private void add(String line) {
    lines.add(line);
    afterText = LineSyntax.mayBeText(LineSyntax.inner(line));
    characters += line.length() + 1;
  }

  /** Gives the open lines and keeps the state. */
  private void emit(boolean closes) {
    if (!lines.isEmpty()) {
      Segment.Kind kind =
          switch (state) {
            case FENCE -> Segment.Kind.CODE;
            case TABLE -> Segment.Kind.TABLE;
            default -> Segment.Kind.MARKDOWN;
          };
      int shown = state == State.ITEM && strip == 0 ? number : -1;
      out.accept(new Segment(kind, lines, strip, shown, gap, closes));
    }
    lines.clear();
    characters = 0;
    gap = Gap.NORMAL;
    strip = 0;
  }
}
