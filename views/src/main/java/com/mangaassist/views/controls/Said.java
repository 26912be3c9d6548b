package com.mangaassist.views.controls;

import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What other parts of the program say in English sentences, in the window's language: they speak to
 * terminals and logs too. A sentence that is not known is shown as it came.
 */
public final class Said {

  private static final Map<Pattern, String> KNOWN = known();

  private final Texts texts;

  /** In the language of these texts. */
  public Said(Texts texts) {
    this.texts = texts.in("controls");
  }

  private static Map<Pattern, String> known() {
    Map<Pattern, String> all = new LinkedHashMap<>();
    add(all, "Searches go by words until embeddings are there\\.", "said.embeddings");
    add(all, "Events are kept and sent later: (.*)", "said.later");
    add(all, "([0-9]+) events were refused by the bus\\.", "said.refusedEvents");
    add(all, "New WebSockets cannot be opened now: (.*)", "said.sockets");
    add(all, "Rules and queues are being made\\.", "said.rules.making");
    add(all, "Rules and queues cannot be made: (.*)", "said.rules.trouble");
    add(all, "Nothing can be kept: (.*)", "said.standIns");
    add(all, "Left out for the moment: (.*)", "said.models");
    add(all, "Instances left out: (.*)", "said.mesh");
    add(all, "Flags and prompts are being read\\.", "said.flags.reading");
    add(all, "(.*) stays as it came with the program: (.*)", "said.flags.release");
    add(all, "(.*) stays as it was last known: (.*)", "said.flags.lastKnown");
    add(all, "(The gateway at .*|It) cannot be reached\\.(?: Check that .*)?", "said.unreachable");
    add(all, "(The gateway at .*|It) did not answer in time\\.(?: .*)?", "said.late");
    add(all, "It answers with status ([0-9]+)\\.", "said.status");
    add(all, "The connection to the gateway was lost\\. Try again\\.", "said.lost");
    add(all, "The gateway at .* refused the connection\\. Check .*", "said.refusedConnection");
    add(all, "The gateway at .* refused the admin token\\. Check .*", "said.refusedToken");
    add(all, "The gateway at .* ended the connection\\.", "said.ended");
    add(all, "The gateway at .* ended the connection: the message was too long\\.", "said.tooLong");
    add(all, "The gateway at .* could not do it \\(status ([0-9]+)\\)\\. .*", "said.couldNot");
    add(all, "The gateway did not accept the request\\.", "said.notAccepted");
    add(all, "The gateway sent a trace that cannot be read\\.", "said.unreadableTrace");
    add(all, "This conversation does not exist any more\\.", "said.gone");
    add(all, "The program is ending\\.", "said.ending");
    add(all, "The connection to the gateway was lost\\. Sending again .*", "said.lost");
    add(all, "The gateway fell silent\\.", "said.silent");
    add(all, "The answer was stopped\\.", "said.stopped");
    add(all, "Cancelled\\.", "said.cancelled");
    add(all, "The connection was closed\\.", "said.closed");
    add(all, "The data folder (.*) is in use by another MangaAssist Console(.*);.*", "said.inUse");
    add(all, "The data folder (.*) cannot be written; .*", "said.notWritable");
    add(all, "Port ([0-9]+) on 127\\.0\\.0\\.1 is taken or not allowed; .*", "said.port");
    add(all, "(.*) cannot be used: (.*); mend it, or delete it .*", "said.credentials");
    add(all, "(?i)the models file (.*) cannot be used: (.*)", "said.modelsFile");
    add(all, "The backend could not be started: (.*)\\.", "said.notStarted");
    add(all, "The backend could not be started \\((.*)\\); .*", "said.notStarted");
    return all;
  }

  private static void add(Map<Pattern, String> all, String pattern, String key) {
    all.put(Pattern.compile(pattern, Pattern.DOTALL), key);
  }

  /** The sentence in the window's language. */
  public String words(String sentence) {
    if (texts.languageProperty().get() == Language.ENGLISH) {
      return sentence;
    }
    for (Map.Entry<Pattern, String> each : KNOWN.entrySet()) {
      Matcher found = each.getKey().matcher(sentence);
      if (found.matches()) {
        Object[] parts = new Object[found.groupCount()];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = found.group(i + 1);
        }
        return texts.now(each.getValue(), parts);
      }
    }
    return sentence;
  }
}
