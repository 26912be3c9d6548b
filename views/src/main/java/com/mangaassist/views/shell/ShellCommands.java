package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.shell.PaletteCommand.Group;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/** The shell's own commands in the palette. */
final class ShellCommands implements PaletteSource {

  private final Texts texts;
  private final Shell shell;

  ShellCommands(Texts texts, Shell shell) {
    this.texts = texts;
    this.shell = shell;
  }

  @Override
  public void find(String query, Consumer<List<PaletteCommand>> answer) {
    List<PaletteCommand> commands = new ArrayList<>();
    for (Pane pane : Pane.values()) {
      commands.add(
          new PaletteCommand(
              Group.GO_TO,
              pane.icon(),
              texts.now(pane.textKey()),
              "",
              pane.shortcut().shown(),
              () -> shell.go(pane)));
    }
    commands.add(action(Feather.MOON, "command.theme", Shortcut.SWITCH_THEME, shell::nextTheme));
    commands.add(
        action(Feather.GLOBE, "command.language", Shortcut.SWITCH_LANGUAGE, shell::nextLanguage));
    if (shell.railHasAChoice()) {
      commands.add(
          action(Feather.SIDEBAR, "command.rail", Shortcut.TOGGLE_RAIL, shell::toggleRail));
    }
    commands.add(action(Feather.HELP_CIRCLE, "command.help", Shortcut.HELP, shell::openHelp));
    commands.add(action(Feather.LOG_OUT, "command.quit", Shortcut.QUIT, shell::quit));
    answer.accept(commands);
  }

  private PaletteCommand action(Feather icon, String key, Shortcut shortcut, Runnable run) {
    return new PaletteCommand(Group.ACTIONS, icon, texts.now(key), "", shortcut.shown(), run);
  }
}
