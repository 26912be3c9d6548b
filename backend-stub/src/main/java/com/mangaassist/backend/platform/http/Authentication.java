package com.mangaassist.backend.platform.http;

import java.util.Optional;

/** Who may call a route. Every route declares one; an open route says why it is open. */
public interface Authentication {
  /** A short name for logs and the start-up listing, such as {@code SigV4}. */
  String name();

  /**
   * The answer to a request whose head alone shows that it may not pass; asked before its body is
   * read, so that strangers send none. What passes here is asked again by {@link #refuse}.
   */
  default Optional<Refusal> refuseHead(HttpRequest head) {
    return Optional.empty();
  }

  /** The answer to give instead of the route's, or empty when the request may pass. */
  Optional<Refusal> refuse(HttpRequest request);

  /** Lets everybody in, for the {@code reason} given, such as "health is public". */
  static Authentication open(String reason) {
    return new Authentication() {
      @Override
      public String name() {
        return "open: " + reason;
      }

      @Override
      public Optional<Refusal> refuse(HttpRequest request) {
        return Optional.empty();
      }
    };
  }
}
