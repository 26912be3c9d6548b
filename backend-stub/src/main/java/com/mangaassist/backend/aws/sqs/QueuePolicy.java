package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.policy.Principal;
import com.mangaassist.backend.aws.policy.ResourcePolicy;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;

/**
 * What the policy of a queue forbids. It counts for messages only: the queue itself stays its
 * owner's, who could not take such a policy back otherwise.
 */
final class QueuePolicy {
  private static final Principal EVENT_BRIDGE = Principal.service("events.amazonaws.com");

  private final QueueArns arns;
  private final Principal owner;

  QueuePolicy(QueueArns arns) {
    this.arns = arns;
    owner = Principal.account(arns.account());
  }

  /** Whether the account may not do it, such as {@code SendMessage}. */
  boolean deniesOwner(Queue queue, String action) {
    return denies(queue, owner, action);
  }

  /** Whether EventBridge may not send to it. */
  boolean deniesEvents(Queue queue) {
    return denies(queue, EVENT_BRIDGE, "SendMessage");
  }

  private boolean denies(Queue queue, Principal who, String action) {
    String policy = queue.attributes().getOrDefault("Policy", "");
    if (!policy.contains("Deny")) {
      return false;
    }
    try {
      return ResourcePolicy.denies(
          Json.parse(policy), who, "sqs:" + action, arns.arn(queue.name()));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("A policy was kept that is none", e);
    }
  }
}
