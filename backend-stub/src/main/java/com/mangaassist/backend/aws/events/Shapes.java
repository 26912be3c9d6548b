package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Bus;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.List;
import java.util.regex.Pattern;

/** The members that many operations share, by AWS's service model, and what is missing. */
final class Shapes {

  static final Pattern NAME = Pattern.compile("[\\.\\-_A-Za-z0-9]+");
  static final Pattern BUS_NAME = Pattern.compile("[/\\.\\-_A-Za-z0-9]+");
  static final Pattern BUS_NAME_OR_ARN =
      Pattern.compile(
          "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?"
              + "[/\\.\\-_A-Za-z0-9]+");
  static final Pattern OWN_BUS_NAME_OR_ARN =
      Pattern.compile(
          "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?"
              + "[\\.\\-_A-Za-z0-9]+");
  static final Pattern ARN =
      Pattern.compile("^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:.+\\/.+$");
  static final Pattern PARTNER_SOURCE = Pattern.compile("aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}");
  static final Pattern ONE_LINE = Pattern.compile(".*");
  static final Pattern KMS_KEY = Pattern.compile("^[a-zA-Z0-9_\\-/:]*$");

  static final int ARN_LENGTH = 1600;
  static final int DESCRIPTION_LENGTH = 512;
  static final int RULE_NAME_LENGTH = 64;
  static final int ARCHIVE_NAME_LENGTH = 48;
  static final int BUS_NAME_LENGTH = 256;
  static final int KMS_KEY_LENGTH = 2048;
  static final List<String> RULE_STATES =
      List.of("ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");

  private Shapes() {}

  /**
   * The bus that {@code EventBusName} names, the default one when it is missing. The ARN of a bus
   * elsewhere stays one, which no bus here has as its name.
   */
  static String busName(Check check, Arns arns) throws AwsFault {
    return check
        .optional("EventBusName", 1, ARN_LENGTH, BUS_NAME_OR_ARN)
        .map(given -> arns.foreign(given) ? given : Arns.nameOf(given))
        .orElse(Arns.DEFAULT_BUS);
  }

  /** A bus that must be there. */
  static Bus bus(Registry registry, String name) throws AwsFault {
    return registry.bus(name).orElseThrow(() -> notFound("Event bus " + name));
  }

  static AwsFault notFound(String what) {
    return new AwsFault(400, "ResourceNotFoundException", what + " does not exist.");
  }

  static AwsFault exists(String what) {
    return new AwsFault(400, "ResourceAlreadyExistsException", what + " already exists.");
  }

  static AwsFault tooMany() {
    return new AwsFault(
        400,
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.");
  }
}
