package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestOperation;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.services.json.Json;

/** There are no extensions here: lists are empty, and none can be made. */
final class Extensions {
  private Extensions() {}

  static RestReply list(RestCall call) throws RestFault {
    // A page of nothing; reading it refuses wrong parameters all the same.
    Page.of(call, "extensions");
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

  /** An extension that cannot be there, since none can be made. */
  static RestOperation unknown() {
    return call -> {
      throw NotFound.of("Extension", call.path("ExtensionIdentifier"));
    };
  }

  /** An association that cannot be there, since none can be made. */
  static RestOperation unknownAssociation() {
    return call -> {
      throw NotFound.of("ExtensionAssociation", call.path("ExtensionAssociationId"));
    };
  }
}
