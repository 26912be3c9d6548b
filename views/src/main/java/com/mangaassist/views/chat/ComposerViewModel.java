package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What is typed in the open conversation, and whether it can be sent. */
final class ComposerViewModel {

  private final ReadOnlyObjectProperty<TalkViewModel> current;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final BooleanBinding answering;
  private final BooleanBinding sendable;
  private final BooleanBinding tooLong;
  private final StringBinding count;
  private final StringBinding complaint;

  ComposerViewModel(Texts texts, ReadOnlyObjectProperty<TalkViewModel> current) {
    this.current = current;
    text.bindBidirectional(current.get().draftProperty());
    current.addListener(
        (p, old, now) -> {
          text.unbindBidirectional(old.draftProperty());
          text.bindBidirectional(now.draftProperty());
        });
    ObservableValue<Answering> underWay = current.flatMap(TalkViewModel::answeringProperty);
    ObservableValue<TalkViewModel.Loading> loading =
        current.flatMap(TalkViewModel::loadingProperty);
    ObservableValue<String> refusal = current.flatMap(TalkViewModel::refusalProperty);
    ObservableValue<Comparison> comparison = current.flatMap(TalkViewModel::comparisonProperty);
    ObservableValue<Number> compared = current.flatMap(TalkViewModel::comparedProperty);
    answering =
        Bindings.createBooleanBinding(
            () -> {
              // All are asked for, so that the next change of each is told.
              compared.getValue();
              Comparison two = comparison.getValue();
              return underWay.getValue() != null || (two != null && two.isUnderWay());
            },
            underWay,
            comparison,
            compared);
    sendable =
        Bindings.createBooleanBinding(
            () ->
                draft().canBeSent()
                    && comparison.getValue() == null
                    && TalkViewModel.takesMessages(underWay.getValue(), loading.getValue()),
            text,
            underWay,
            comparison,
            loading);
    tooLong = Bindings.createBooleanBinding(() -> draft().isTooLong(), text);
    count = Bindings.createStringBinding(this::count, text);
    complaint =
        Bindings.createStringBinding(
            () -> {
              Draft draft = draft();
              return draft.isTooLong()
                  ? texts.now(
                      "composer.tooLong",
                      Format.whole(ChatRequest.MAX_MESSAGE_CHARACTERS),
                      Format.whole(draft.characters() - ChatRequest.MAX_MESSAGE_CHARACTERS))
                  : refusal.getValue();
            },
            text,
            refusal,
            texts.languageProperty());
  }

  /** Of the open conversation. */
  StringProperty textProperty() {
    return text;
  }

  /** Whether an answer is under way in the open conversation. */
  BooleanBinding answering() {
    return answering;
  }

  /** Whether Enter sends it. */
  BooleanBinding sendable() {
    return sendable;
  }

  /** Whether it has more characters than the gateway takes. */
  BooleanBinding tooLong() {
    return tooLong;
  }

  /** Characters of those that are allowed, once that is of interest; else empty. */
  StringBinding countText() {
    return count;
  }

  /** Why it cannot be sent, or was not taken; else empty. */
  StringBinding complaint() {
    return complaint;
  }

  /** Whose conversation it is. */
  ObservableValue<String> customer() {
    return current.flatMap(TalkViewModel::customerProperty);
  }

  /** The segment of the next message. */
  ObservableValue<Segment> segment() {
    return current.flatMap(TalkViewModel::segmentProperty);
  }

  private Draft draft() {
    return Draft.of(text.get());
  }

  private String count() {
    Draft draft = draft();
    return draft.isNearTheLimit()
        ? Format.whole(draft.characters())
            + " / "
            + Format.whole(ChatRequest.MAX_MESSAGE_CHARACTERS)
        : "";
  }
}
