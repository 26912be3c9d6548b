package com.mangaassist.jpackage;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** The yardstick of start-up: a JavaFX window with nothing in it. */
public final class EmptyWindow extends Application {

  @Override
  public void start(Stage stage) {
    stage.setScene(new Scene(new Pane(), 1440, 900));
    stage.show();
  }

  public static void main(String[] args) {
    launch(args);
  }
}
