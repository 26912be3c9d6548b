package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import java.util.Optional;

/** Finds the queue of a call: by its QueueUrl, or by the path that an older client called. */
record QueueLookup(SqsStore store, QueueArns arns) {

  Queue queue(Input input, Caller caller) throws AwsFault {
    Optional<String> url = input.text("QueueUrl").filter(text -> !text.isEmpty());
    if (url.isPresent()) {
      return store.require(arns.nameOfUrl(url.get()));
    }
    if (caller.path().equals("/")) {
      throw SqsFaults.missing("QueueUrl");
    }
    return store.require(arns.nameOfUrl(caller.endpoint() + caller.path()));
  }

  /**
   * The same for what is done to messages.
   *
   * @param action what a policy calls it, such as {@code SendMessage}
   * @throws AwsFault also when the queue's policy denies it
   */
  Queue queueFor(String action, Input input, Caller caller) throws AwsFault {
    Queue queue = queue(input, caller);
    if (new QueuePolicy(arns).deniesOwner(queue, action)) {
      throw SqsFaults.denied(arns.account(), action, arns.arn(queue.name()));
    }
    return queue;
  }
}
