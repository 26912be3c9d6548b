package com.mangaassist.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;

/** The pictures of a tour and what was done for each. */
final class Album {

  private record Page(String file, String what) {}

  private final Path folder;
  private final List<Page> pages = new ArrayList<>();

  Album(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Lets the window come to rest and keeps what it shows. */
  void take(Scene scene, String name, String what) throws Exception {
    String file = name + ".png";
    Picture.take(scene, folder.resolve(file));
    pages.add(new Page(file, what));
  }

  /** Keeps what the window shows at this moment. */
  void takeNow(Scene scene, String name, String what) throws Exception {
    String file = name + ".png";
    Picture.takeNow(scene, folder.resolve(file));
    pages.add(new Page(file, what));
  }

  /** Writes {@code index.md}; returns the number of pictures. */
  int finish() throws IOException {
    var text = new StringBuilder("# The tour\n");
    for (Page page : pages) {
      text.append("\n## ").append(page.file()).append("\n\n").append(page.what());
      text.append("\n\n![").append(page.file()).append("](").append(page.file()).append(")\n");
    }
    Files.writeString(folder.resolve("index.md"), text);
    return pages.size();
  }
}
