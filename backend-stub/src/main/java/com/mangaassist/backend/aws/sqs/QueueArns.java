package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import java.util.Optional;

/** Names of queues: plain, as ARN, and as the URL by which the client reached this endpoint. */
record QueueArns(String region, String account) {

  String arn(String name) {
    return prefix() + name;
  }

  private String prefix() {
    return "arn:aws:sqs:" + region + ":" + account + ":";
  }

  /** The queue's name; empty when the ARN is of another region, account or service. */
  Optional<String> name(String arn) {
    return arn.startsWith(prefix())
        ? Optional.of(arn.substring(prefix().length()))
        : Optional.empty();
  }

  String url(Caller caller, String name) {
    return caller.endpoint() + "/" + account + "/" + name;
  }

  /** The path under which older clients address a queue. */
  String path() {
    return "/" + account + "/{queue}";
  }

  /** The name in a queue URL; its host may be another name of this endpoint. */
  String nameOfUrl(String url) throws AwsFault {
    int end = url.indexOf('?');
    String[] parts = (end < 0 ? url : url.substring(0, end)).split("/", -1);
    if (parts.length == 1) {
      // AWS takes a queue's name where its URL is asked for.
      return parts[0];
    }
    if (parts.length < 3) {
      throw SqsFaults.invalidAddress(url);
    }
    if (!parts[parts.length - 2].equals(account)) {
      throw SqsFaults.noQueue();
    }
    return parts[parts.length - 1];
  }
}
