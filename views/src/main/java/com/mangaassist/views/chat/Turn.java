package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.views.transcript.TurnProblem;
import com.mangaassist.views.transcript.TurnRow;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A message with its answer: the row that shows it and what explains it. */
final class Turn {

  private final TurnRow row;
  private final Instant at;
  private final ObjectProperty<@Nullable ChatAnswer> details = new SimpleObjectProperty<>();
  private final StringProperty correlationId = new SimpleStringProperty(this, "correlationId", "");
  private final ObjectProperty<@Nullable ModelChoice> choice = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Timings> timings = new SimpleObjectProperty<>();
  private final StringProperty messageId = new SimpleStringProperty(this, "messageId", "");
  private final @Nullable Turn after;
  private final String customer;
  private boolean elsewhere;

  /**
   * A turn.
   *
   * @param at when the message was sent
   * @param after the turn that it follows; null for one that follows none
   * @param customer who wrote it
   */
  Turn(String message, Instant at, @Nullable Turn after, String customer) {
    this.customer = customer;
    this.after = after;
    this.row = new TurnRow(message);
    this.at = at;
  }

  TurnRow row() {
    return row;
  }

  Instant at() {
    return at;
  }

  /** The turn that it follows; null for one that follows none. */
  @Nullable Turn after() {
    return after;
  }

  /** Who wrote the message. */
  String customer() {
    return customer;
  }

  /** Under which the gateway keeps it; empty until it has told that. */
  StringProperty messageIdProperty() {
    return messageId;
  }

  /** What staff say of its answer. */
  Remark remark() {
    return new Remark(row.ratingProperty().get(), row.noteProperty().get());
  }

  /** Shows what staff say of its answer. */
  void remark(Remark remark) {
    row.ratingProperty().set(remark.rating());
    row.noteProperty().set(remark.note());
  }

  /** What the gateway says of the finished answer; null while there is none. */
  ObjectProperty<@Nullable ChatAnswer> detailsProperty() {
    return details;
  }

  /** Which model answers; null until the gateway has told it. */
  ObjectProperty<@Nullable ModelChoice> choiceProperty() {
    return choice;
  }

  /**
   * Where the time went: as this window saw it while the answer is under way, the gateway's own
   * figures once it is whole.
   */
  ObjectProperty<@Nullable Timings> timingsProperty() {
    return timings;
  }

  /** The answer is whole: takes over what the gateway says of it. */
  void finished(ChatAnswer answer) {
    messageId.set(answer.messageId());
    correlationId.set(answer.correlationId());
    choice.set(new ModelChoice(answer.modelId(), answer.flag()));
    timings.set(answer.timings());
    details.set(answer);
    row.products().setAll(answer.products());
    row.moderationProperty().set(answer.moderation());
  }

  /** Runs through every hop; empty until the gateway has told it. */
  StringProperty correlationIdProperty() {
    return correlationId;
  }

  /** Whether somebody else receives its answer just now. */
  boolean isElsewhere() {
    return elsewhere;
  }

  /** Somebody else receives its answer. */
  void markElsewhere() {
    elsewhere = true;
  }

  /** It was asked again: its problem stays as it is told, without the button. */
  void settle() {
    String text = row.problemProperty().get().text();
    row.problemProperty().unbind();
    row.problemProperty().set(new TurnProblem(text, ""));
  }
}
