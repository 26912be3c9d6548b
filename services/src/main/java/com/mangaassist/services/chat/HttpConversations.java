package com.mangaassist.services.chat;

import static com.mangaassist.services.connection.AdminApi.encode;

import com.mangaassist.services.connection.AdminApi;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of conversations, over the gateway's admin routes. */
public final class HttpConversations implements Conversations {

  private final AdminApi admin;

  public HttpConversations(AdminApi admin) {
    this.admin = admin;
  }

  @Override
  public List<ConversationSummary> list(
      @Nullable String text, int limit, @Nullable ConversationSummary after) throws IOException {
    String query = "?limit=" + limit + (text == null ? "" : "&q=" + encode(text));
    if (after != null) {
      query += "&afterTime=" + encode(after.updatedAt().toString());
      query += "&afterId=" + encode(after.sessionId());
    }
    return ConversationCodec.decodeList(there("GET", query, null));
  }

  @Override
  public Optional<Conversation> find(String sessionId) throws IOException {
    Optional<String> found = exchange("GET", "/" + encode(sessionId), null);
    return found.isEmpty() ? Optional.empty() : Optional.of(ConversationCodec.decode(found.get()));
  }

  @Override
  public void rename(String sessionId, String title) throws IOException {
    String body = Json.write(Json.object().put("title", title));
    there("PATCH", "/" + encode(sessionId), body);
  }

  @Override
  public void delete(String sessionId) throws IOException {
    there("DELETE", "/" + encode(sessionId), null);
  }

  @Override
  public void restore(String sessionId) throws IOException {
    there("PATCH", "/" + encode(sessionId), "{\"deleted\":false}");
  }

  @Override
  public void follow(String sessionId, String messageId) throws IOException {
    String body = Json.write(Json.object().put("head", messageId));
    there("PATCH", "/" + encode(sessionId), body);
  }

  @Override
  public void remark(String sessionId, String messageId, Remark remark) throws IOException {
    String body =
        Json.write(
            Json.object().put("rating", remark.rating().wireName()).put("note", remark.note()));
    there("PATCH", "/" + encode(sessionId) + "/turns/" + encode(messageId), body);
  }

  private Optional<String> exchange(String method, String path, @Nullable String body)
      throws IOException {
    return admin.call(method, "/conversations" + path, body);
  }

  private String there(String method, String path, @Nullable String body) throws IOException {
    return exchange(method, path, body)
        .orElseThrow(() -> new IOException("This conversation does not exist any more."));
  }
}
