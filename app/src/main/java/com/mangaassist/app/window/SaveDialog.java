package com.mangaassist.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where to save a file, in the system's own dialog. */
final class SaveDialog {

  private SaveDialog() {}

  /** Empty when it is not to be saved. */
  static Optional<Path> ask(Window owner, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(name);
    String ending = name.substring(name.lastIndexOf('.'));
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending, "*" + ending));
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }
}
