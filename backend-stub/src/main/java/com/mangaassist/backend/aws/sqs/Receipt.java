package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receipt handle says: which message of which queue, and by which receive it was handed out;
 * a later receive of the message makes the handle stale.
 */
record Receipt(long queue, long row, long receive) {
  private static final Pattern FORM =
      Pattern.compile("receipt:(\\d{1,18}):(\\d{1,18}):(\\d{1,18})");
  private static final int LONGEST = 200;

  String handle() {
    String text = "receipt:" + queue + ":" + row + ":" + receive;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a handle of one queue's. */
  static Receipt read(String handle, Queue queue) throws AwsFault {
    if (handle.length() <= LONGEST) {
      try {
        byte[] text = Base64.getDecoder().decode(handle);
        Matcher parts = FORM.matcher(new String(text, StandardCharsets.UTF_8));
        if (parts.matches() && Long.parseLong(parts.group(1)) == queue.id()) {
          return new Receipt(
              queue.id(), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
        }
      } catch (IllegalArgumentException e) {
        throw SqsFaults.receiptHandle(handle);
      }
    }
    throw SqsFaults.receiptHandle(handle);
  }
}
