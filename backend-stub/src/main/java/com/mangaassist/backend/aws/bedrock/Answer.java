package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.services.json.Json;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A reply as it goes over the wire, read from its beginning in pieces: cut before the first stop
 * sequence and at the token limit. A piece costs what it holds, however long the whole is. The
 * calls of tools come after the text; one that the limit would cut is left out.
 */
final class Answer {
  private final String text;
  private final Queue<Reply.ToolCall> calls;
  private final StopReason reasonAtEnd;
  private final @Nullable String stopSequence;
  private final int maxTokens;
  private int at;
  private int tokens;

  Answer(Reply reply, int maxTokens, List<String> stopSequences) {
    int end = reply.text().length();
    String found = null;
    for (String sequence : stopSequences) {
      int index = reply.text().indexOf(sequence);
      if (index >= 0 && index < end) {
        end = index;
        found = sequence;
      }
    }
    this.text = reply.text().substring(0, end);
    this.stopSequence = found;
    this.calls = new ArrayDeque<>(found == null ? reply.toolCalls() : List.of());
    this.reasonAtEnd = found == null ? reply.stopReason() : StopReason.STOP_SEQUENCE;
    this.maxTokens = maxTokens;
  }

  /** Up to {@code wanted} tokens more, as text; empty when the text has ended. */
  String next(int wanted) {
    int begin = at;
    for (int i = 0; i < wanted && tokens < maxTokens && at < text.length(); i++) {
      at = TokenCounter.endOfToken(text, at);
      tokens++;
    }
    return text.substring(begin, at);
  }

  /** All that is left, as text. */
  String rest() {
    return next(Integer.MAX_VALUE);
  }

  /** The next call of a tool, under the id given; null when there is none that fits. */
  @Nullable ToolUse nextCall(String id) {
    Reply.ToolCall call = calls.peek();
    if (call == null || at < text.length()) {
      return null;
    }
    ToolUse use = new ToolUse(id, call.name(), call.input());
    int cost = TokenCounter.count(call.name()) + TokenCounter.count(Json.write(call.input()));
    if (cost > maxTokens - tokens) {
      return null;
    }
    tokens += cost;
    calls.remove();
    return use;
  }

  /** How many tokens were read. */
  int tokens() {
    return tokens;
  }

  /** Why it ended; only of use once it has been read to its end. */
  StopReason stopReason() {
    return at < text.length() || !calls.isEmpty() ? StopReason.MAX_TOKENS : reasonAtEnd;
  }

  /** The stop sequence that ended it, or null. */
  @Nullable String stopSequence() {
    return stopReason() == StopReason.STOP_SEQUENCE ? stopSequence : null;
  }
}
