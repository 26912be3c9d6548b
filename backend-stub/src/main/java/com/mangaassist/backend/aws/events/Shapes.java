package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.events.state.Bus;
import com.mangaassist.backend.aws.events.state.EventStore;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.regex.Pattern;

/** The members that many operations share, by AWS's service model, and what is missing. */
final class Shapes {

  static final Pattern BUS_NAME = Pattern.compile("[/\\.\\-_A-Za-z0-9]+");
  static final Pattern BUS_NAME_OR_ARN =
      Pattern.compile(
          "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?"
              + "[/\\.\\-_A-Za-z0-9]+");
  static final Pattern KMS_KEY = Pattern.compile("^[a-zA-Z0-9_\\-/:]*$");

  static final int ARN_LENGTH = 1600;
  static final int DESCRIPTION_LENGTH = 512;
  static final int BUS_NAME_LENGTH = 256;
  static final int KMS_KEY_LENGTH = 2048;

  private Shapes() {}

  /** A bus that must be there. */
  static Bus bus(EventStore store, String name) throws AwsFault {
    return store.bus(name).orElseThrow(() -> notFound("Event bus " + name));
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
