package com.mangaassist.services.chat;

import java.util.regex.Pattern;

/** What a conversation is called that begins with a message, in the gateway and before it knows. */
public final class FirstSentence {

  /** A greeting is shorter, in characters. */
  private static final int LEAST = 10;

  /** A full stop behind a short word is that of an abbreviation: Dr., Vol. */
  private static final Pattern END = Pattern.compile("[。！？]+|(?:[!?]+|(?<=\\p{L}{4})\\.)(?=\\s)");

  private FirstSentence() {}

  /** The beginning of a line up to where a sentence ends that says something; else all of it. */
  public static String of(String line) {
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
