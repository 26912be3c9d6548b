/** One package per pane. */
module com.mangaassist.views {
  requires static org.jspecify;
  requires transitive com.mangaassist.services;
  requires transitive javafx.controls;
  requires javafx.fxml;
  requires atlantafx.base;
  requires org.kordamp.ikonli.javafx;
  requires org.kordamp.ikonli.feather;
  requires org.commonmark;
  requires org.slf4j;
}
