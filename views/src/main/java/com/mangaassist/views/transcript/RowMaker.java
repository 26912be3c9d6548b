package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.views.markdown.Block;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/** Says which rows a turn has around its blocks, and makes them. */
final class RowMaker {

  private final Texts texts;
  private final TranscriptActions actions;
  private final ObservableBooleanValue busy;
  private final ObservableBooleanValue figuresElsewhere;
  private final Consumer<TurnRow> copy;

  /**
   * Makes rows.
   *
   * @param busy while no message can be sent
   * @param figuresElsewhere whether the figures of finished answers stand elsewhere
   */
  RowMaker(
      Texts texts,
      TranscriptActions actions,
      ObservableBooleanValue busy,
      ObservableBooleanValue figuresElsewhere,
      Consumer<TurnRow> copy) {
    this.figuresElsewhere = figuresElsewhere;
    this.busy = busy;
    this.texts = texts;
    this.actions = actions;
    this.copy = copy;
  }

  List<Row> above(TurnRow turn, boolean isFirst) {
    List<Row> rows = new ArrayList<>();
    turn.moderationProperty().get();
    turn.branchProperty().get();
    rows.add(new BubbleRow(turn, texts, actions, busy, isFirst));
    if (!turn.noticeProperty().getValueSafe().isEmpty()) {
      rows.add(new NoticeRow(turn));
    }
    return rows;
  }

  BlockRow block(TurnRow turn, Block block) {
    return new BlockRow(turn, texts, actions::openLink, block);
  }

  List<Row> below(TurnRow turn) {
    List<Row> rows = new ArrayList<>();
    if (!turn.products().isEmpty()) {
      rows.add(new ProductsRow(turn, texts));
    }
    boolean told = turn.stateProperty().get() == AnswerState.STREAMING;
    if (!turn.footProperty().get().equals(AnswerFoot.EMPTY) || !told) {
      rows.add(
          new FootRow(
              turn,
              texts,
              actions,
              () -> new FootButtons(turn, texts, actions, copy, busy),
              figuresElsewhere::get));
    }
    if (!turn.noteProperty().get().isEmpty()) {
      rows.add(new NoteRow(turn, texts));
    }
    if (!turn.problemProperty().get().text().isEmpty()) {
      rows.add(new ProblemRow(turn, actions::solve));
    }
    return rows;
  }
}
