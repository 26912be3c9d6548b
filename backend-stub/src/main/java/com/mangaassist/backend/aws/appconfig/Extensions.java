package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestOperation;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.services.json.Json;
import java.util.Optional;

/** There are no extensions here: lists are empty, and none can be made. */
final class Extensions {
  private static final int LONGEST = 2048;

  private Extensions() {}

  static RestReply list(RestCall call) throws RestFault {
    // A page of nothing; reading it refuses wrong parameters all the same.
    Page.of(call, "extensions");
    bounded(call, "name", "name", 1, 64);
    bounded(call, "extension_identifier", "extensionIdentifier", 1, LONGEST);
    Optional<String> resource =
        bounded(call, "resource_identifier", "resourceIdentifier", 20, LONGEST);
    if (resource.isPresent()) {
      Members.matching(resource.get(), "resourceIdentifier", Tags.ARN);
    }
    var body = Json.object();
    body.putArray("Items");
    return RestReply.json(200, body);
  }

  /** What cannot be made here. */
  static RestOperation refused() {
    return call -> {
      throw Refusals.extensions();
    };
  }

  private static Optional<String> bounded(
      RestCall call, String parameter, String member, int least, int most) throws RestFault {
    Optional<String> value = call.query(parameter);
    if (value.isPresent()) {
      Members.length(value.get(), member, least, most);
    }
    return value;
  }

  /** An extension that cannot be there, since none can be made. */
  static RestOperation unknown() {
    return call -> {
      throw NotFound.of(
          "Extension",
          Members.length(call.path("ExtensionIdentifier"), "extensionIdentifier", 1, LONGEST));
    };
  }

  /** An association that cannot be there, since none can be made. */
  static RestOperation unknownAssociation() {
    return call -> {
      throw NotFound.of("ExtensionAssociation", call.path("ExtensionAssociationId", Ids.PATTERN));
    };
  }
}
