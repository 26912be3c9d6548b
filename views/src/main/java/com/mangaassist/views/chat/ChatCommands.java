package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.shell.PaletteCommand;
import com.mangaassist.views.shell.PaletteCommand.Group;
import com.mangaassist.views.shell.PaletteSource;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.transcript.BranchPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    commands.add(action(Feather.LIST, "command.tests", "", () -> view.get().showTests()));
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
      turn(commands, talk);
      commands.add(action(Feather.CODE, "command.frames", "", () -> view.get().showFrames()));
      commands.add(
          action(
              Feather.DOWNLOAD,
              "menu.exportMarkdown",
              "",
              () -> view.get().header().exportMarkdown()));
      commands.add(
          action(Feather.DOWNLOAD, "menu.exportJson", "", () -> view.get().header().exportJson()));
      commands.add(
          action(Feather.COPY, "menu.copyMarkdown", "", () -> view.get().header().copyMarkdown()));
      commands.add(action(Feather.HASH, "menu.copyId", "", () -> view.get().header().copyId()));
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

  /** What can be done with the answer that is explained. */
  private void turn(List<PaletteCommand> commands, TalkViewModel talk) {
    Turn turn = talk.explained();
    if (turn == null) {
      return;
    }
    if (talk.takesMessages()) {
      commands.add(ofTurn(Feather.REFRESH_CW, "command.again", Shortcut.ASK_AGAIN));
      commands.add(ofTurn(Feather.EDIT_2, "command.edit", Shortcut.EDIT_MESSAGE));
      BranchPlace place = turn.row().branchProperty().get();
      if (place.position() > 1) {
        commands.add(
            ofTurn(Feather.CHEVRON_LEFT, "command.branch.before", Shortcut.PREVIOUS_BRANCH));
      }
      if (place.position() < place.count()) {
        commands.add(ofTurn(Feather.CHEVRON_RIGHT, "command.branch.next", Shortcut.NEXT_BRANCH));
      }
    }
    int at = talk.turns().indexOf(turn);
    if (at > 0) {
      commands.add(ofTurn(Feather.ARROW_UP, "command.answer.before", Shortcut.PREVIOUS_ANSWER));
    }
    if (at >= 0 && at < talk.turns().size() - 1) {
      commands.add(ofTurn(Feather.ARROW_DOWN, "command.answer.next", Shortcut.NEXT_ANSWER));
    }
    if (!turn.messageIdProperty().get().isEmpty()) {
      commands.add(ofTurn(Feather.THUMBS_UP, "command.good", Shortcut.RATE_GOOD));
      commands.add(ofTurn(Feather.THUMBS_DOWN, "command.bad", Shortcut.RATE_BAD));
      commands.add(ofTurn(Feather.EDIT_3, "note", Shortcut.WRITE_NOTE));
    }
  }

  private PaletteCommand ofTurn(Feather icon, String key, Shortcut shortcut) {
    return action(
        icon,
        key,
        shortcut.shown(),
        () -> Objects.requireNonNull(view.get().turnActions().get(shortcut)).run());
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
