package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestFault;

/** What AppConfig can do and this stand-in cannot, said in so many words. */
final class Refusals {
  private Refusals() {}

  /** Nothing here holds customer managed keys. */
  static void kms(Members members) throws RestFault {
    if (members.has("KmsKeyIdentifier")) {
      throw RestFault.badRequest(
          "KmsKeyIdentifier is not supported: this endpoint has no customer managed keys.");
    }
  }

  /** Only the hosted store can be read. */
  static void notHosted(Profile profile) throws RestFault {
    if (!profile.hosted()) {
      throw RestFault.badRequest(
          "The configuration at %s cannot be retrieved: this endpoint reads hosted configurations only."
              .formatted(profile.locationUri()));
    }
  }

  /** A validator that is a function would have to run. */
  static RestFault lambdaValidator() {
    return RestFault.badRequest(
        "Validators of type LAMBDA are not supported: this endpoint runs JSON_SCHEMA validators"
            + " only.");
  }

  /** Extensions are functions, queues and topics that are called at points of a deployment. */
  static RestFault extensions() {
    return RestFault.badRequest("Extensions are not supported by this endpoint.");
  }
}
