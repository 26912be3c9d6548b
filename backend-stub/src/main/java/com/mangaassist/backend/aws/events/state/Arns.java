package com.mangaassist.backend.aws.events.state;

/**
 * Names of EventBridge's resources in one region of one account.
 *
 * @param account twelve digits
 */
public record Arns(String region, String account) {

  /** The bus that every account has. */
  public static final String DEFAULT_BUS = "default";

  /** Of a bus. */
  public String bus(String name) {
    return arn("event-bus/" + name);
  }

  /** Of a rule; those of the default bus do not name it. */
  public String rule(String bus, String name) {
    return arn(bus.equals(DEFAULT_BUS) ? "rule/" + name : "rule/" + bus + "/" + name);
  }

  /** Of an archive. */
  public String archive(String name) {
    return arn("archive/" + name);
  }

  /** Of a replay. */
  public String replay(String name) {
    return arn("replay/" + name);
  }

  /** The name in an ARN such as {@link #bus} makes, or the text itself when it is none. */
  public static String nameOf(String nameOrArn) {
    int slash = nameOrArn.indexOf('/');
    return nameOrArn.startsWith("arn:") && slash > 0 ? nameOrArn.substring(slash + 1) : nameOrArn;
  }

  /** Whether this is the ARN of a bus in another account or region. */
  public boolean foreign(String nameOrArn) {
    return nameOrArn.startsWith("arn:") && !nameOrArn.equals(bus(nameOf(nameOrArn)));
  }

  private String arn(String resource) {
    return "arn:aws:events:" + region + ":" + account + ":" + resource;
  }
}
