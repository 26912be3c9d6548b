package com.mangaassist.backend.aws.delivery;

import java.util.Optional;

/** What alarms say now, for whoever acts on them without knowing CloudWatch. */
@FunctionalInterface
public interface AlarmStates {
  /** CloudWatch's three states. */
  enum State {
    OK,
    ALARM,
    INSUFFICIENT_DATA
  }

  /**
   * An alarm as it stands.
   *
   * @param actionsEnabled false when its actions were switched off, which also means that nobody is
   *     to act on its state
   */
  record Alarm(State state, boolean actionsEnabled) {}

  /**
   * The alarm of an ARN, or empty when there is none. Called often: it answers from memory.
   *
   * @param alarmArn such as {@code arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:NAME}
   */
  Optional<Alarm> alarm(String alarmArn);

  /** Nobody has any alarm. */
  static AlarmStates none() {
    return alarmArn -> Optional.empty();
  }
}
