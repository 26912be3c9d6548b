package com.mangaassist.services.chat;

import java.util.regex.Pattern;

/** What a conversation is called that begins with a message, in the gateway and before it knows. */
public final class FirstSentence {

  /** A greeting is shorter, in characters. */
  private static final int LEAST = 10;

  /** Characters of a title, at most. */
  public static final int MOST = 60;

  /** A full stop behind a short word is that of an abbreviation: Dr., Vol. */
  private static final Pattern END = Pattern.compile("[。！？]+|(?:[!?]+|(?<=\\p{L}{4})\\.)(?=\\s)");

  private FirstSentence() {}

  /** The beginning of a message up to where a sentence ends that says something, in one line. */
  public static String of(String message) {
    String line = ShortText.cut(message, MOST);
    var ends = END.matcher(line);
    while (ends.find()) {
      String sentence = line.substring(0, ends.end());
      if (sentence.codePointCount(0, sentence.length()) >= LEAST) {
        return sentence.replaceFirst("[。.]$", "");
      }
    }
    return line;
  }
}
