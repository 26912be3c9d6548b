package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.shell.PaletteCommand;
import com.mangaassist.views.shell.PaletteCommand.Group;
import com.mangaassist.views.shell.PaletteSource;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kordamp.ikonli.feather.Feather;

/** What the pane can do, for the palette; each command shows the pane first. */
final class ChatCommands implements PaletteSource {

  private final Texts texts;
  private final ChatViewModel model;
  private final Supplier<ChatController> view;
  private final Runnable showPane;

  ChatCommands(Texts texts, ChatViewModel model, Supplier<ChatController> view, Runnable showPane) {
    this.texts = texts;
    this.model = model;
    this.view = view;
    this.showPane = showPane;
  }

  @Override
  public void find(String query, Consumer<List<PaletteCommand>> answer) {
    TalkViewModel talk = model.currentProperty().get();
    List<PaletteCommand> commands = new ArrayList<>();
    commands.add(
        action(
            Feather.PLUS,
            "new.name",
            Shortcut.NEW_CONVERSATION.shown(),
            () -> view.get().list().newTalk()));
    commands.add(
        action(
            Feather.SEARCH,
            "command.search",
            Shortcut.SEARCH_CONVERSATIONS.shown(),
            () -> view.get().search()));
    commands.add(action(Feather.USER, "command.actAs", "", () -> view.get().composer().actAs()));
    commands.add(
        action(
            Feather.COLUMNS,
            "command.inspector",
            Shortcut.TOGGLE_INSPECTOR.shown(),
            () -> view.get().toggleInspector()));
    commands.add(
        action(
            Feather.COPY, "command.compare", Shortcut.COMPARE.shown(), () -> view.get().compare()));
    if (talk.isAnswering()) {
      commands.add(action(Feather.SQUARE, "stop.name", Shortcut.STOP_ANSWER.shown(), model::stop));
    }
    commands.add(
        action(
            Feather.CHECK_SQUARE,
            "command.runTests",
            Shortcut.RUN_TESTS.shown(),
            () -> view.get().runTests()));
    if (!talk.isNew()) {
      commands.add(action(Feather.ACTIVITY, "command.trace", "", () -> view.get().showTrace()));
      commands.add(
          action(
              Feather.BOOKMARK,
              "test.save",
              Shortcut.SAVE_AS_TEST.shown(),
              () -> view.get().saveAsTest()));
      commands.add(
          action(Feather.EDIT_2, "command.rename", "", () -> view.get().header().rename()));
      commands.add(
          action(
              Feather.TRASH_2,
              "command.delete",
              "",
              () -> model.keeping().delete(talk.sessionId())));
    }
    answer.accept(commands);
  }

  private PaletteCommand action(Feather icon, String key, String keys, Runnable run) {
    return new PaletteCommand(
        Group.ACTIONS,
        icon,
        texts.now(key),
        "",
        keys,
        () -> {
          showPane.run();
          run.run();
        });
  }
}
