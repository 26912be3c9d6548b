package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.views.markdown.Block;
import com.mangaassist.views.markdown.MarkdownStream;
import com.mangaassist.views.transcript.AnswerText.Piece;
import com.mangaassist.views.transcript.AnswerText.Position;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;

/**
 * The rows of one turn: bubble, notice, blocks, cards, foot, problem. Finished blocks keep their
 * rows; with each frame only the rows from the open end on are looked at.
 */
final class TurnRows {

  /** Characters that are read at once; the time is looked at in between. */
  private static final int PIECE = 8_192;

  private final TurnRow turn;
  private final RowMaker maker;
  private final boolean isFirst;
  private final Runnable wake;
  // Held here, and weakly by the turn, which may outlive the view.
  private final InvalidationListener onChange = this::onChange;
  private final InvalidationListener onFoot = this::onFoot;
  private final WeakInvalidationListener weakOnChange = new WeakInvalidationListener(onChange);
  private final WeakInvalidationListener weakOnFoot = new WeakInvalidationListener(onFoot);
  private final Runnable onText = this::onText;
  private final List<Row> rows = new ArrayList<>();
  private final Heights heights = new Heights();
  private final List<BlockRow> blocks = new ArrayList<>();

  private List<Row> below = List.of();

  private MarkdownStream stream = new MarkdownStream();
  private Position read = Position.START;
  private int head;
  private int settled;
  private boolean changed = true;
  private volatile boolean grown = true;

  /**
   * Rows of a turn.
   *
   * @param isFirst whether the conversation begins with it
   * @param wake is called on any thread when they should be brought up to date
   */
  TurnRows(TurnRow turn, RowMaker maker, boolean isFirst, Runnable wake) {
    this.turn = turn;
    this.maker = maker;
    this.isFirst = isFirst;
    this.wake = wake;
    turn.answer().listen(onText);
    structure().forEach(property -> property.addListener(weakOnChange));
    turn.footProperty().addListener(weakOnFoot);
    turn.ratingProperty().addListener(weakOnFoot);
  }

  TurnRow turn() {
    return turn;
  }

  List<Row> rows() {
    return rows;
  }

  Heights heights() {
    return heights;
  }

  /** The blocks that its answer has so far. */
  List<Block> blocks() {
    return blocks.stream().map(BlockRow::block).toList();
  }

  /** Hears no more of its turn. */
  void close() {
    structure().forEach(property -> property.removeListener(weakOnChange));
    turn.footProperty().removeListener(weakOnFoot);
    turn.ratingProperty().removeListener(weakOnFoot);
  }

  /** Makes all rows anew, as in another language. */
  void remake() {
    blocks.clear();
    settled = 0;
    changed = true;
  }

  /** Guesses all heights again for another width; what is in sight is measured anyway. */
  void estimate(double width) {
    for (int i = 0; i < rows.size(); i++) {
      heights.set(i, rows.get(i).estimate(width));
    }
  }

  /**
   * Brings the rows up to date.
   *
   * @param deadline {@code System.nanoTime()} at which reading stops
   * @return whether there is more to read
   */
  boolean update(double width, long deadline) {
    if (!grown && !changed) {
      return false;
    }
    boolean all = changed;
    changed = false;
    boolean more = false;
    if (grown || all) {
      grown = false;
      more = read(deadline);
      grown |= more;
    }
    lay(width, all);
    return more;
  }

  private boolean read(long deadline) {
    boolean more = true;
    while (more) {
      Piece piece = turn.answer().after(read, PIECE);
      if (piece.retracted() || (stream.hasEnded() && !piece.text().isEmpty())) {
        restart();
        piece = turn.answer().after(new Position(piece.next().edition(), 0), PIECE);
      }
      if (!piece.text().isEmpty()) {
        stream.append(piece.text());
      }
      read = piece.next();
      more = piece.more();
      if (more && System.nanoTime() >= deadline) {
        return true;
      }
    }
    if (turn.stateProperty().get() != AnswerState.STREAMING) {
      stream.finish();
    }
    return false;
  }

  private void restart() {
    stream = new MarkdownStream();
    blocks.clear();
    settled = 0;
    changed = true;
  }

  private void lay(double width, boolean all) {
    boolean fromTop = all || changed;
    changed = false;
    int from = fromTop ? 0 : settled;
    // What is shown again keeps its height until it is measured.
    List<Double> known = new ArrayList<>();
    for (int i = head + from; i < Math.min(head + blocks.size(), heights.size()); i++) {
      known.add(heights.get(i));
    }
    showBlocks(from);
    if (fromTop) {
      truncate(0);
      maker.above(turn, isFirst).forEach(row -> add(row, row.estimate(width)));
      head = rows.size();
      below = maker.below(turn);
    }
    truncate(head + from);
    for (int i = from; i < blocks.size(); i++) {
      add(
          blocks.get(i),
          i - from < known.size() ? known.get(i - from) : blocks.get(i).estimate(width));
    }
    below.forEach(row -> add(row, row.estimate(width)));
  }

  private void showBlocks(int from) {
    List<Block> finished = stream.finished();
    List<Block> open = stream.open();
    int count = finished.size() + open.size();
    boolean streams = turn.stateProperty().get() == AnswerState.STREAMING;
    for (int i = from; i < count; i++) {
      Block block = i < finished.size() ? finished.get(i) : open.get(i - finished.size());
      if (i >= blocks.size()) {
        blocks.add(maker.block(turn, block));
      }
      blocks.get(i).show(block, streams && i == count - 1, i == 0);
    }
    blocks.subList(count, blocks.size()).clear();
    // The last finished block may carry the caret, so it is looked at once more.
    settled = Math.max(0, Math.min(finished.size(), count - 1));
  }

  private void add(Row row, double height) {
    rows.add(row);
    heights.add(height);
  }

  private void truncate(int size) {
    if (size < rows.size()) {
      rows.subList(size, rows.size()).clear();
      heights.truncate(size);
    }
  }

  private void onText() {
    grown = true;
    wake.run();
  }

  private void onChange(Observable property) {
    changed = true;
    wake.run();
  }

  private void onFoot(Observable property) {
    // A property tells of its next change only after it has been asked.
    turn.footProperty().get();
    turn.ratingProperty().get();
    boolean shown = below.stream().anyMatch(FootRow.class::isInstance);
    if (shown) {
      below.stream().filter(FootRow.class::isInstance).forEach(row -> ((FootRow) row).refresh());
    } else {
      changed = true;
    }
    wake.run();
  }

  private List<Observable> structure() {
    return List.of(
        turn.products(),
        turn.languageProperty(),
        turn.stateProperty(),
        turn.moderationProperty(),
        turn.branchProperty(),
        turn.noteProperty(),
        turn.noticeProperty(),
        turn.problemProperty());
  }
}
