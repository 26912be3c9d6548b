package com.mangaassist.services.connection;

import java.net.URI;

/** Where AWS is. The code that uses it is the same for each. */
public sealed interface ConnectionProfile {

  /** The name by which {@code --profile} and the window call it. */
  String name();

  /** The AWS region, as ap-northeast-1. */
  String region();

  /** True for a real account: retired models give way to their successors there. */
  default boolean onAws() {
    return this instanceof Aws;
  }

  /** The stand-ins inside this program. */
  record Embedded() implements ConnectionProfile {
    @Override
    public String name() {
      return "embedded";
    }

    @Override
    public String region() {
      return "ap-northeast-1";
    }
  }

  /** A real account, by the standard credential chain. */
  record Aws(String name, String region) implements ConnectionProfile {}

  /** Any AWS-compatible endpoint, by the standard credential chain. */
  record Endpoint(String name, String region, URI endpoint) implements ConnectionProfile {}
}
