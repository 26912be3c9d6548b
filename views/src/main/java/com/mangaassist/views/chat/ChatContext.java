package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.checks.TestFolder;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.services.traces.TraceSource;
import com.mangaassist.views.controls.Crossing;
import com.mangaassist.views.controls.Later;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.tasks.Tasks;
import com.mangaassist.views.texts.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the Chat pane is made of.
 *
 * @param texts of any pane; the pane takes its own beside them
 * @param chat opens connections to the gateway
 * @param conversations those that the gateway keeps
 * @param traces what messages went through
 * @param catalog of all models, for their names
 * @param models that can be chosen in this profile
 * @param offline whether the offline model answers in the models' place; each name says so
 * @param tasks for what blocks
 * @param crossing brings frames to the JavaFX thread
 * @param later the clock of waiting and of the running times
 * @param zone whose calendar and clock times are shown
 * @param tests where tests are kept
 * @param saveFile asks where to save a file of this name; empty when nowhere
 * @param openLink opens a web page outside the program
 */
public record ChatContext(
    Texts texts,
    Settings settings,
    Notices notices,
    ChatConnection.Factory chat,
    Conversations conversations,
    TraceSource traces,
    ModelCatalog catalog,
    List<ModelSpec> models,
    boolean offline,
    Tasks tasks,
    Crossing crossing,
    Later later,
    InstantSource clock,
    ZoneId zone,
    TestFolder tests,
    Function<String, Optional<Path>> saveFile,
    Consumer<String> openLink) {

  public ChatContext {
    texts = texts.in("chat");
    models = List.copyOf(models);
  }
}
