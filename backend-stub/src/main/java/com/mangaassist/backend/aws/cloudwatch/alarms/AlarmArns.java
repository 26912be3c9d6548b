package com.mangaassist.backend.aws.cloudwatch.alarms;

/**
 * Names of alarms in one region of one account.
 *
 * @param account twelve digits
 */
public record AlarmArns(String region, String account) {
  private static final String KIND = ":alarm:";

  /** Of an alarm. */
  String of(String name) {
    return "arn:aws:cloudwatch:" + region + ":" + account + KIND + name;
  }

  /** The name in an ARN such as {@link #of} makes, or the text itself when it is none. */
  static String nameOf(String nameOrArn) {
    int kind = nameOrArn.indexOf(KIND);
    return nameOrArn.startsWith("arn:aws:cloudwatch:") && kind > 0
        ? nameOrArn.substring(kind + KIND.length())
        : nameOrArn;
  }
}
