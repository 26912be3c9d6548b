package com.mangaassist.app.bench;

import com.mangaassist.backend.aws.bedrock.Invocation;
import com.mangaassist.backend.aws.bedrock.InvocationObserver;
import com.mangaassist.backend.aws.bedrock.LanguageModel;
import com.mangaassist.backend.aws.bedrock.ModelPrompt;
import com.mangaassist.backend.aws.bedrock.PromptMessage;
import com.mangaassist.backend.aws.bedrock.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out how long the model itself took for one message of a benchmark: the message carries a
 * tag, which the model reads in its prompt, and the stand-in tells of the invocation's end on the
 * thread that read it.
 */
final class TaggedModel implements LanguageModel, InvocationObserver {

  private static final Pattern TAG = Pattern.compile("\\[#(\\d+)#]");

  private final LanguageModel model;
  private final ThreadLocal<Integer> tag = new ThreadLocal<>();
  private final Map<Integer, Long> firstTokenNanos = new ConcurrentHashMap<>();

  TaggedModel(LanguageModel model) {
    this.model = model;
  }

  /** The text with the tag of that number, which no other message has and which means nothing. */
  static String tagged(String text, int number) {
    return text + " [#" + number + "#]";
  }

  @Override
  public Reply reply(ModelPrompt prompt) {
    if (!prompt.messages().isEmpty()) {
      PromptMessage last = prompt.messages().getLast();
      Matcher found = TAG.matcher(last.text());
      Integer number = null;
      while (found.find()) {
        number = Integer.valueOf(found.group(1));
      }
      if (number != null) {
        tag.set(number);
      }
    }
    return model.reply(prompt);
  }

  @Override
  public void ended(Invocation invocation) {
    Integer number = tag.get();
    if (number != null) {
      tag.remove();
      firstTokenNanos.put(number, invocation.firstToken().toNanos());
    }
  }

  /** From the arrival of the request to its first text, for the message of that number. */
  Optional<Long> firstTokenNanos(int number) {
    return Optional.ofNullable(firstTokenNanos.get(number));
  }
}
