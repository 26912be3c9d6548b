package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.views.shell.PaletteCommand;
import com.mangaassist.views.shell.PaletteCommand.Group;
import com.mangaassist.views.shell.PaletteSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Conversations for the palette: those in which the words occur, searched by the gateway. */
final class ConversationSource implements PaletteSource {

  private static final Logger LOG = LoggerFactory.getLogger(ConversationSource.class);
  private static final Duration TYPING = Duration.millis(150);
  private static final int MOST = 8;

  private final ChatContext context;
  private final ChatViewModel model;
  private final Runnable showPane;
  private Runnable callOff = () -> {};

  ConversationSource(ChatContext context, ChatViewModel model, Runnable showPane) {
    this.context = context;
    this.model = model;
    this.showPane = showPane;
  }

  @Override
  public boolean matchesByItself() {
    return true;
  }

  @Override
  public void find(String query, Consumer<List<PaletteCommand>> answer) {
    callOff.run();
    String text = query.strip();
    if (!text.isEmpty()) {
      callOff = context.later().after(TYPING, () -> ask(text, answer));
    }
  }

  private void ask(String text, Consumer<List<PaletteCommand>> answer) {
    context
        .tasks()
        .work(() -> context.conversations().list(text, MOST))
        .success(found -> answer.accept(found.stream().map(this::command).toList()))
        .failure(e -> LOG.debug("The palette cannot search the conversations", e))
        .start();
  }

  private PaletteCommand command(ConversationSummary found) {
    return new PaletteCommand(
        Group.CONVERSATIONS,
        Feather.MESSAGE_SQUARE,
        found.title(),
        found.preview().replace('\n', ' '),
        "",
        () -> {
          showPane.run();
          model.open(found.sessionId());
        });
  }
}
