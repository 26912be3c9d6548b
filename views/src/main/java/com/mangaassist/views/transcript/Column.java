package com.mangaassist.views.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all turns, one under another, of which only those in sight are nodes. It stays at its
 * end while it is there, and otherwise holds the row still that is at its top.
 */
final class Column extends Region {

  private static final double SIDE = 28;
  private static final double BOTTOM = 20;
  private static final double ANSWER_WIDEST = 780;

  /** Reading and parsing may take so long of a frame; what is left is read in the next. */
  private static final long READING_NANOS = 6_000_000;

  private final List<TurnRows> turns = new ArrayList<>();
  private final FrameCall frame = new FrameCall(this::requestLayout);
  private final Runnable onLaid;
  private final Set<Row> live = new HashSet<>();
  private final Mark mark = new Mark();
  private boolean atEnd = true;
  private double pendingScroll;
  private double laidWidth = -1;
  private Place top = new Place(0, 0);
  private double offset;

  /** A row of a turn. */
  private record Place(int turn, int row) {}

  /** A row in sight, and where. */
  private record Laid(Place place, double y, double height) {}

  /**
   * An empty column.
   *
   * @param onLaid is called when rows were laid out
   */
  Column(Runnable onLaid) {
    this.onLaid = onLaid;
    getStyleClass().add("transcript-column");
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    getChildren().add(mark);
  }

  /** Marks a turn as the one that is explained elsewhere; null marks none. */
  void mark(@Nullable TurnRow turn) {
    mark.of(turn);
    requestLayout();
  }

  List<TurnRows> turns() {
    return turns;
  }

  boolean isAtEnd() {
    return atEnd;
  }

  /** Asks for the rows to be brought up to date in the next frame; from any thread. */
  void requestFrame() {
    frame.request();
  }

  /** Shows the end from now on. */
  void toEnd() {
    atEnd = true;
    requestLayout();
  }

  void toTop() {
    to(new Place(0, 0), 0);
  }

  /** Shows a turn from its beginning, or the end where that is in sight with it. */
  void toTurn(int turn) {
    to(new Place(turn, 0), 0);
  }

  /** Brings a turn to sight from its beginning, unless some of it is in sight already. */
  void toSee(TurnRow turn) {
    if (live.stream().anyMatch(each -> each.turn().equals(turn))) {
      return;
    }
    for (int t = 0; t < turns.size(); t++) {
      // The last one is about to be seen where the end is followed.
      if (turns.get(t).turn().equals(turn) && !(atEnd && t == turns.size() - 1)) {
        toTurn(t);
      }
    }
  }

  /** Moves by so many pixels, down if positive. */
  void scrollBy(double pixels) {
    pendingScroll += pixels;
    requestLayout();
  }

  /** Moves to a place of the whole, of which most is guessed. */
  void toY(double y) {
    double left = Math.max(0, y);
    for (int t = 0; t < turns.size(); t++) {
      Heights heights = turns.get(t).heights();
      double total = heights.total();
      if (heights.size() > 0 && (left < total || t == turns.size() - 1)) {
        int row = heights.at(left);
        to(new Place(t, row), left - heights.above(row));
        return;
      }
      left -= total;
    }
  }

  /** How high all rows are, as far as is known. */
  double wholeHeight() {
    return turns.stream().mapToDouble(each -> each.heights().total()).sum() + BOTTOM;
  }

  /** How much of it is above the upper edge. */
  double y() {
    double y = offset;
    for (int t = 0; t < Math.min(top.turn(), turns.size()); t++) {
      y += turns.get(t).heights().total();
    }
    return top.turn() < turns.size() ? y + turns.get(top.turn()).heights().above(top.row()) : y;
  }

  /** The turn at a height of the window, if one is there. */
  @Nullable TurnRow turnAt(double y) {
    for (Row row : live) {
      Region node = row.node();
      if (y >= node.getLayoutY() && y < node.getLayoutY() + node.getHeight()) {
        return row.turn();
      }
    }
    return null;
  }

  private void to(Place place, double pixels) {
    atEnd = false;
    top = place;
    offset = pixels;
    pendingScroll = 0;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    frame.taken();
    double width = answerWidth();
    if (getHeight() <= 0 || width <= 0) {
      return;
    }
    update(width);
    List<Laid> laid = List.of();
    if (!turns.isEmpty()) {
      holdTop();
      move();
      laid = atEnd ? fromEnd() : fromTop();
    }
    place(laid);
    onLaid.run();
  }

  private void update(double width) {
    long deadline = System.nanoTime() + READING_NANOS;
    boolean more = false;
    // The newest first: it is what one looks at.
    for (TurnRows turn : turns.reversed()) {
      more |= turn.update(width, deadline);
      if (width != laidWidth) {
        turn.estimate(width);
      }
    }
    laidWidth = width;
    if (more) {
      frame.request();
    }
  }

  private void holdTop() {
    int turn = Math.min(top.turn(), turns.size() - 1);
    int row = Math.min(top.row(), turns.get(turn).rows().size() - 1);
    top = new Place(turn, row);
  }

  private void move() {
    double by = pendingScroll;
    pendingScroll = 0;
    if (by == 0 || (atEnd && by > 0)) {
      return;
    }
    atEnd = false;
    offset += by;
    for (Place up = before(top); offset < 0 && up != null; up = before(top)) {
      top = up;
      offset += measure(up, -1);
    }
    offset = Math.max(0, offset);
    for (Place down = after(top); down != null && offset >= measure(top, -1); down = after(top)) {
      offset -= measure(top, -1);
      top = down;
    }
  }

  private List<Laid> fromEnd() {
    List<Laid> laid = new ArrayList<>();
    double y = getHeight() - BOTTOM;
    int last = turns.size() - 1;
    Place place = new Place(last, turns.get(last).rows().size() - 1);
    for (Place at = place; at != null && y > 0; at = before(at)) {
      double height = measure(at, laid.isEmpty() ? -1 : childIndex(laid.getLast().place()));
      y -= height;
      laid.add(new Laid(at, y, height));
    }
    top = laid.getLast().place();
    offset = Math.max(0, -y);
    double up = Math.max(0, y);
    return laid.reversed().stream().map(l -> new Laid(l.place(), l.y() - up, l.height())).toList();
  }

  private List<Laid> fromTop() {
    List<Laid> laid = new ArrayList<>();
    double y = -offset;
    for (Place at = top; at != null && y < getHeight(); at = after(at)) {
      double height = measure(at, laid.isEmpty() ? -1 : childIndex(laid.getLast().place()) + 1);
      laid.add(new Laid(at, y, height));
      y += height;
    }
    boolean endInSight = after(laid.getLast().place()) == null && y + BOTTOM <= getHeight() + 0.5;
    if (endInSight) {
      atEnd = true;
      return fromEnd();
    }
    return laid;
  }

  private void place(List<Laid> laid) {
    Set<Row> gone = new HashSet<>(live);
    for (Laid each : laid) {
      Row row = row(each.place());
      gone.remove(row);
      row.node().resizeRelocate(SIDE, snapPositionY(each.y()), width(row), each.height());
    }
    for (Row row : gone) {
      getChildren().remove(row.node());
      row.release();
    }
    live.removeAll(gone);
    sort(laid);
    mark.beside(List.copyOf(live), SIDE);
  }

  /** Tab goes in the order of the children, which is to be that of reading. */
  private void sort(List<Laid> laid) {
    for (int i = 0; i < laid.size(); i++) {
      Region node = row(laid.get(i).place()).node();
      int at = i + 1; // after the mark
      if (!getChildren().get(at).equals(node)) {
        // Those that came to sight were put at the end; what had the focus stays where it is.
        getChildren().remove(node);
        getChildren().add(at, node);
      }
    }
  }

  private double measure(Place place, int childIndex) {
    Row row = row(place);
    Region node = row.node();
    if (live.add(row)) {
      getChildren().add(childIndex < 0 ? getChildren().size() : childIndex, node);
      node.applyCss();
    }
    double height = snapSizeY(node.prefHeight(width(row)));
    turns.get(place.turn()).heights().set(place.row(), height);
    return height;
  }

  private int childIndex(Place place) {
    return getChildren().indexOf(row(place).node());
  }

  private double width(Row row) {
    double whole = Math.max(1, getWidth() - 2 * SIDE);
    if (row instanceof BubbleRow) {
      return whole;
    }
    // Text is better read in shorter lines; what is looked up takes the room that there is.
    boolean figures = row instanceof FootRow || row instanceof ProductsRow;
    return figures ? Math.min(ANSWER_WIDEST, whole) : answerWidth();
  }

  private double answerWidth() {
    return Math.min(ANSWER_WIDEST, Math.floor((getWidth() - 2 * SIDE) * 0.94));
  }

  private Row row(Place place) {
    return turns.get(place.turn()).rows().get(place.row());
  }

  private @Nullable Place before(Place place) {
    if (place.row() > 0) {
      return new Place(place.turn(), place.row() - 1);
    }
    int turn = place.turn() - 1;
    return turn < 0 ? null : new Place(turn, turns.get(turn).rows().size() - 1);
  }

  private @Nullable Place after(Place place) {
    if (place.row() + 1 < turns.get(place.turn()).rows().size()) {
      return new Place(place.turn(), place.row() + 1);
    }
    return place.turn() + 1 < turns.size() ? new Place(place.turn() + 1, 0) : null;
  }
}
