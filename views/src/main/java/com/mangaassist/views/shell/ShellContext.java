package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.Theme;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;

/**
 * What the main window is made of.
 *
 * @param texts of any pane; the shell takes its own beside them
 * @param panes makes each pane when it is first opened; one for every {@link Pane}
 * @param sources what the palette finds besides the shell's own commands
 * @param version of the program, for people
 * @param quit ends the program
 */
public record ShellContext(
    Texts texts,
    Theme theme,
    Settings settings,
    HealthModel health,
    StatusModel status,
    Notices notices,
    Map<Pane, Supplier<? extends Parent>> panes,
    List<PaletteSource> sources,
    String version,
    Runnable quit) {}
