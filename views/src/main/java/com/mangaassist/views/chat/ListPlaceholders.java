package com.mangaassist.views.chat;

import com.mangaassist.views.chat.ListViewModel.State;
import com.mangaassist.views.controls.EmptyState;
import com.mangaassist.views.texts.Texts;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What stands in the list's place while it has no rows. */
final class ListPlaceholders {

  private final Texts texts;
  private final Map<State, Node> places = new EnumMap<>(State.class);
  private final StackPane root = new StackPane();

  ListPlaceholders(Texts texts, ListViewModel model, Runnable newTalk) {
    this.texts = texts;
    places.put(
        State.EMPTY,
        new EmptyState(
            Feather.MESSAGE_SQUARE,
            texts.get("list.empty"),
            texts.get("list.empty.text"),
            button("list.empty.button", newTalk)));
    places.put(
        State.NO_MATCH,
        new EmptyState(
            Feather.SEARCH,
            texts.get("list.none"),
            texts.get("list.none.text", model.queryProperty()),
            button("list.none.button", () -> model.queryProperty().set(""))));
    places.put(
        State.FAILED,
        new EmptyState(
            Feather.ALERT_TRIANGLE,
            texts.get("list.failed"),
            model.problemProperty(),
            button("problem.try", model::refresh)));
    root.getChildren().setAll(places.values());
    model.stateProperty().addListener((p, old, now) -> show(now));
    show(model.stateProperty().get());
  }

  Node root() {
    return root;
  }

  private void show(State state) {
    places.forEach(
        (each, node) -> {
          node.setVisible(each == state);
          node.setManaged(each == state);
        });
    root.setVisible(places.containsKey(state));
  }

  private Button button(String key, Runnable action) {
    Button button = new Button();
    button.textProperty().bind(texts.get(key));
    button.setOnAction(e -> action.run());
    return button;
  }
}
