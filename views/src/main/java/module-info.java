/** One package per pane. */
module com.mangaassist.views {
  exports com.mangaassist.views.chat;
  exports com.mangaassist.views.controls;
  exports com.mangaassist.views.markdown;
  exports com.mangaassist.views.settings;
  exports com.mangaassist.views.shell;
  exports com.mangaassist.views.tasks;
  exports com.mangaassist.views.tests;
  exports com.mangaassist.views.texts;
  exports com.mangaassist.views.theme;
  exports com.mangaassist.views.transcript;

  // FXML fills the fields of the controllers.
  opens com.mangaassist.views.chat to
      javafx.fxml;
  opens com.mangaassist.views.shell to
      javafx.fxml;
  opens com.mangaassist.views.tests to
      javafx.fxml;

  requires static org.jspecify;
  requires transitive com.mangaassist.services;
  requires transitive javafx.controls;
  requires javafx.fxml;
  requires atlantafx.base;
  requires transitive org.kordamp.ikonli.javafx;
  requires transitive org.kordamp.ikonli.feather;
  requires org.commonmark;
  requires org.slf4j;
}
