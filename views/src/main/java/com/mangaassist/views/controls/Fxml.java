package com.mangaassist.views.controls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;

/** Loads layouts for controllers that were made by hand. */
public final class Fxml {

  private Fxml() {}

  /**
   * Loads {@code NAME.fxml}, which stands beside the controller's class, and fills the controller's
   * fields.
   *
   * @param type of the root of the layout
   * @return the root
   */
  public static <T> T load(Object controller, String name, Class<T> type) {
    URL layout =
        Objects.requireNonNull(
            controller.getClass().getResource(name + ".fxml"), () -> "no layout " + name);
    FXMLLoader loader = new FXMLLoader(layout);
    loader.setController(controller);
    try {
      return type.cast(loader.load());
    } catch (IOException e) {
      throw new UncheckedIOException(layout.toString(), e);
    }
  }
}
