package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

@FxTest
final class EmptyStateTest {

  @Test
  void itsWordsFollowTheLanguage() {
    SimpleStringProperty title = new SimpleStringProperty("No conversation");
    EmptyState state = new EmptyState(Feather.MESSAGE_SQUARE, title, new SimpleStringProperty("…"));

    title.set("会話はありません");

    Label shown = Fx.find(state, ".title-15", Label.class);
    assertThat(shown.getText()).isEqualTo("会話はありません");
  }

  @Test
  void itsButtonFillsIt() {
    AtomicInteger filled = new AtomicInteger();
    Button button = new Button("New conversation");
    button.setOnAction(e -> filled.incrementAndGet());
    EmptyState state =
        new EmptyState(
            Feather.MESSAGE_SQUARE,
            new SimpleStringProperty("No conversation"),
            new SimpleStringProperty("Begin one."),
            button);
    Fx.show(state, 400, 300);

    Fx.run(button::fire);

    assertThat(filled).hasValue(1);
    assertThat(Fx.find(state, ".button", Button.class)).isSameAs(button);
  }
}
