package com.mangaassist.services.provisioning;

/** Names of things beside a bus: same partition, region and account. */
final class Arns {

  private static final int PARTITION = 1;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  private final String[] bus;

  /** From {@code arn:PARTITION:events:REGION:ACCOUNT:event-bus/NAME}. */
  Arns(String busArn) {
    bus = busArn.split(":", 6);
  }

  String queue(String name) {
    return of("sqs", name);
  }

  String function(String name) {
    return of("lambda", "function:" + name);
  }

  /** All rules of that bus. */
  String rulesOf(String busName) {
    return of("events", "rule/" + busName + "/*");
  }

  private String of(String service, String resource) {
    return String.join(":", "arn", bus[PARTITION], service, bus[REGION], bus[ACCOUNT], resource);
  }
}
