package com.mangaassist.app.window;

import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.chat.Remark;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations of which somebody else hears when one was deleted or brought back. */
record HeardConversations(Conversations kept, Runnable onChange) implements Conversations {

  @Override
  public List<ConversationSummary> list(
      @Nullable String text, int limit, @Nullable ConversationSummary after) throws IOException {
    return kept.list(text, limit, after);
  }

  @Override
  public Optional<Conversation> find(String sessionId) throws IOException {
    return kept.find(sessionId);
  }

  @Override
  public void rename(String sessionId, String title) throws IOException {
    kept.rename(sessionId, title);
  }

  @Override
  public void delete(String sessionId) throws IOException {
    kept.delete(sessionId);
    onChange.run();
  }

  @Override
  public void restore(String sessionId) throws IOException {
    kept.restore(sessionId);
    onChange.run();
  }

  @Override
  public void follow(String sessionId, String messageId) throws IOException {
    kept.follow(sessionId, messageId);
  }

  @Override
  public void remark(String sessionId, String messageId, Remark remark) throws IOException {
    kept.remark(sessionId, messageId, remark);
  }
}
