package com.mangaassist.views.chat;

import com.mangaassist.views.shell.PaletteSource;
import java.util.List;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * The Chat pane. Its connection and its list of conversations begin with it; what is seen of it is
 * made when it is first asked for. On the JavaFX thread.
 */
public final class ChatPane implements AutoCloseable {

  private final ChatContext context;
  private final ChatViewModel model;
  private final PaneLayout layout;
  private @Nullable ChatController view;

  /** Connects, reads the conversations and opens the one that was open last. */
  public ChatPane(ChatContext context) {
    this.context = context;
    this.model = new ChatViewModel(context);
    this.layout = new PaneLayout(context.settings());
    model.start();
  }

  /** What is seen of it; the same each time. */
  public Parent root() {
    return view().root();
  }

  /** What the tests look at. */
  ChatViewModel model() {
    return model;
  }

  private ChatController view() {
    ChatController made = view;
    if (made == null) {
      made = new ChatController(context, model, layout);
      view = made;
    }
    return made;
  }

  /**
   * What it brings to the palette.
   *
   * @param showPane brings the pane to the front
   */
  public List<PaletteSource> sources(Runnable showPane) {
    return List.of(
        new ChatCommands(context.texts(), model, this::view, showPane),
        new ConversationSource(context, model, showPane));
  }

  /** Ends its connections; answers under way are stopped by the gateway. */
  @Override
  public void close() {
    if (view != null) {
      view.close();
    }
    model.close();
  }
}
