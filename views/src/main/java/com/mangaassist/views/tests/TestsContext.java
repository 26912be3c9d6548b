package com.mangaassist.views.tests;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.checks.TestFolder;
import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.tasks.Tasks;
import com.mangaassist.views.texts.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the tests are made of.
 *
 * @param texts of any pane; the tests take their own beside them
 * @param folder where they are kept
 * @param chat opens connections to the gateway
 * @param conversations those that the gateway keeps; what a passed test said is deleted there
 * @param saveFile asks where to save a file of this name; empty when nowhere
 * @param models those that can be expected to answer
 * @param openConversation shows the conversation of a test that failed
 */
public record TestsContext(
    Texts texts,
    TestFolder folder,
    ChatConnection.Factory chat,
    Conversations conversations,
    Tasks tasks,
    Notices notices,
    InstantSource clock,
    Function<String, Optional<Path>> saveFile,
    List<ModelSpec> models,
    Consumer<String> openConversation) {

  public TestsContext {
    texts = texts.in("tests");
    models = List.copyOf(models);
  }
}
