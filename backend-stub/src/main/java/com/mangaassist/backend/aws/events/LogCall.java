package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.events.state.LogLines;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The members that calls of CloudWatch Logs have in common, and the errors for what they lack. */
final class LogCall {

  /** The signing name of CloudWatch Logs. */
  static final String SERVICE = "logs";

  static final String TARGET = "Logs_20140328.";

  /** The one stream of each group. */
  static final String STREAM = "eventbridge";

  static final int NAME_LENGTH = 512;

  private static final Pattern GROUP = Pattern.compile("[\\.\\-_/#A-Za-z0-9]+");
  private static final int IDENTIFIER_LENGTH = 2_048;
  private static final int TOKEN_LENGTH = 2_048;

  private final JsonNode input;
  private final Check check;

  LogCall(JsonNode input) {
    this.input = input;
    this.check = new Check(input);
  }

  /** The name or the ARN of a group, which its caller looks up after {@link #done}. */
  Optional<String> group() throws AwsFault {
    Optional<String> name = check.optional("logGroupName", 1, NAME_LENGTH, GROUP);
    Optional<String> identifier = check.optional("logGroupIdentifier", 1, IDENTIFIER_LENGTH, null);
    if (name.isPresent() && identifier.isPresent()) {
      throw invalid("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
    }
    return name.or(
        () ->
            identifier.map(
                arn -> arn.substring(arn.indexOf(":log-group:") < 0 ? 0 : groupStart(arn))));
  }

  private static int groupStart(String arn) {
    return arn.indexOf(":log-group:") + ":log-group:".length();
  }

  Optional<String> name(String member) throws AwsFault {
    return check.optional(member, 1, NAME_LENGTH, member.startsWith("logGroup") ? GROUP : null);
  }

  Optional<String> text(String member, int least, int most) throws AwsFault {
    return check.optional(member, least, most, null);
  }

  String required(String member) throws AwsFault {
    return check.required(member, 1, NAME_LENGTH, null);
  }

  Optional<String> oneOf(String member, List<String> values) throws AwsFault {
    return check.oneOf(member, values);
  }

  List<String> texts(String member) throws AwsFault {
    return check.optionalTexts(member, 1, NAME_LENGTH, null);
  }

  int limit(int most) throws AwsFault {
    return check.whole("limit", 1, most).orElse(most);
  }

  Optional<String> token() throws AwsFault {
    return check.optional("nextToken", 1, TOKEN_LENGTH, null);
  }

  /** Milliseconds since 1970. */
  long millis(String member, long absent) throws AwsFault {
    JsonNode value = input.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return absent;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new AwsFault(400, "SerializationException", member + " is not a Long.");
    }
    if (value.longValue() < 0) {
      throw invalid(
          "1 validation error detected: Value '%d' at '%s' failed to satisfy constraint: Member must have value greater than or equal to 0"
              .formatted(value.longValue(), member));
    }
    return value.longValue();
  }

  boolean flag(String member) throws AwsFault {
    JsonNode value = input.path(member);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw new AwsFault(400, "SerializationException", member + " is not a Boolean.");
    }
    return value.asBoolean(false);
  }

  /** Refuses the call if anything was wrong: this service has an error of its own for that. */
  void done() throws AwsFault {
    try {
      check.done();
    } catch (AwsFault wrong) {
      throw invalid(wrong.text());
    }
  }

  /** The group that a call names, with all that is told of it. */
  static LogLines.Group found(LogLines lines, Optional<String> named) throws AwsFault {
    return lines.group(nameOf(named)).orElseThrow(LogCall::noSuchGroup);
  }

  /** The name of the group that a call means. */
  static String nameOf(Optional<String> named) throws AwsFault {
    if (named.isEmpty()) {
      throw invalid("LogGroup name or LogGroup ARN must be specified.");
    }
    return named.get().replaceFirst(":\\*$", "");
  }

  static AwsFault noSuchGroup() {
    return new AwsFault(
        400, "ResourceNotFoundException", "The specified log group does not exist.");
  }

  static AwsFault invalid(String message) {
    return new AwsFault(400, "InvalidParameterException", message);
  }

  static AwsFault badToken() {
    return invalid("The specified nextToken is invalid.");
  }

  /** A token of a list, by which it goes on after {@code last}. */
  static String encode(String list, String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + "\n" + last).getBytes(StandardCharsets.UTF_8));
  }

  /** What stood last. */
  static String decode(String token, String list) throws AwsFault {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(list + "\n")) {
        return text.substring(list.length() + 1);
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: not ours.
    }
    throw badToken();
  }
}
