package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.AdminAuthentication;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.chat.ConversationCodec;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.services.chat.Severity;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /admin/conversations}: the kept conversations, for the console. */
final class ConversationRoutes {

  private static final String ALL = "/admin/conversations";
  private static final String ONE = ALL + "/{sessionId}";
  private static final String TURN = ONE + "/turns/{messageId}";
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final int MAX_TITLE = 200;
  private static final int MAX_ID = 128;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private static final Set<String> RATINGS =
      Arrays.stream(Rating.values()).map(Rating::wireName).collect(Collectors.toUnmodifiableSet());

  private final SessionStore sessions;

  ConversationRoutes(SessionStore sessions) {
    this.sessions = sessions;
  }

  List<Route> routes(AdminAuthentication admin) {
    return List.of(
        new Route("GET", ALL, admin, readingInput(this::list)),
        new Route("GET", ONE, admin, this::show),
        new Route("PATCH", ONE, admin, readingInput(this::change)),
        new Route("DELETE", ONE, admin, this::delete),
        new Route("PATCH", TURN, admin, readingInput(this::remark)));
  }

  @FunctionalInterface
  private interface Reader {
    void handle(HttpRequest request, HttpReply reply) throws BadInputException, IOException;
  }

  private static Handler readingInput(Reader reader) {
    return (request, reply) -> {
      try {
        reader.handle(request, reply);
      } catch (BadInputException e) {
        Replies.badInput(reply, e);
      }
    };
  }

  private void list(HttpRequest request, HttpReply reply) throws BadInputException, IOException {
    String text = request.queryParameter("q").orElse(null);
    int limit = limit(request.queryParameter("limit").orElse(Integer.toString(DEFAULT_LIMIT)));
    Replies.json(
        reply,
        200,
        ConversationCodec.encodeList(sessions.conversations(text, limit, after(request))));
  }

  /** The last one of the page before; of it only its place in the order counts. */
  private static @Nullable ConversationSummary after(HttpRequest request) throws BadInputException {
    String time = request.queryParameter("afterTime").orElse(null);
    String id = request.queryParameter("afterId").orElse(null);
    if (time == null && id == null) {
      return null;
    }
    if (time == null || id == null) {
      throw new BadInputException("afterId", "needs afterTime, and the other way round");
    }
    try {
      Instant at = Instant.parse(time);
      var _ = at.toEpochMilli(); // far beyond what is kept there are times without one
      return new ConversationSummary(id, "", "", "", "", 0, Severity.NONE, at);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new BadInputException("afterTime", "must be a time as 2026-01-31T12:34:56.789Z");
    }
  }

  private static int limit(String given) throws BadInputException {
    int limit = NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new BadInputException("limit", "must be 1 to " + MAX_LIMIT);
    }
    return limit;
  }

  private void show(HttpRequest request, HttpReply reply) throws IOException {
    var found = sessions.conversation(request.pathParameter("sessionId"));
    if (found.isEmpty()) {
      notFound(reply);
    } else {
      Replies.json(reply, 200, ConversationCodec.encode(found.get()));
    }
  }

  private void change(HttpRequest request, HttpReply reply) throws BadInputException, IOException {
    Fields fields = Fields.of(request.body());
    String title = fields.optional("title", MAX_TITLE);
    Boolean deleted = fields.bool("deleted");
    String head = fields.optional("head", MAX_ID);
    if (title == null && deleted == null && head == null) {
      fields.wrong("body", "needs title, head or deleted");
    }
    fields.check();
    String sessionId = request.pathParameter("sessionId");
    boolean done = true;
    // A conversation has to be back before it can be renamed.
    if (Boolean.FALSE.equals(deleted)) {
      done = sessions.restore(sessionId) || sessions.conversation(sessionId).isPresent();
    }
    if (done && title != null) {
      done = sessions.rename(sessionId, title);
    }
    if (done && head != null) {
      done = sessions.follow(sessionId, head);
    }
    if (done && Boolean.TRUE.equals(deleted)) {
      done = sessions.delete(sessionId);
    }
    ended(reply, done);
  }

  private void remark(HttpRequest request, HttpReply reply) throws BadInputException, IOException {
    Fields fields = Fields.of(request.body());
    String rating = fields.oneOf("rating", RATINGS);
    String note = fields.optionalOrEmpty("note", Remark.MAX_NOTE_CHARACTERS);
    if (rating == null && note == null) {
      fields.wrong("body", "needs rating or note");
    }
    fields.check();
    ended(
        reply,
        sessions.remark(
            request.pathParameter("sessionId"),
            request.pathParameter("messageId"),
            rating == null ? null : Rating.ofWireName(rating),
            note));
  }

  private void delete(HttpRequest request, HttpReply reply) throws IOException {
    ended(reply, sessions.delete(request.pathParameter("sessionId")));
  }

  private static void ended(HttpReply reply, boolean done) throws IOException {
    if (done) {
      reply.send(204, "", new byte[0]);
    } else {
      notFound(reply);
    }
  }

  private static void notFound(HttpReply reply) throws IOException {
    Replies.message(reply, 404, "Not Found");
  }
}
