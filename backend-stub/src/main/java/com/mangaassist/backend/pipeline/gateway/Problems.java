package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.generate.Job;
import com.mangaassist.services.chat.ServerFrame.Failure;

/** What went wrong, as the WebSocket's error frames say it: a stable code and a sentence. */
final class Problems {

  static final String INVALID = "InvalidMessage";

  private Problems() {}

  static Failure of(BadInputException bad) {
    return new Failure(INVALID, String.valueOf(bad.getMessage()), false);
  }

  static Failure busy() {
    return new Failure(
        "AnswerInProgress",
        "An answer is under way. Wait for its end or stop it, then send the message again.",
        true);
  }

  static Failure nothingToStop() {
    return new Failure(Failure.NOTHING_TO_STOP, "No answer is under way.", false);
  }

  static Failure notTheirs() {
    return new Failure(
        "Forbidden", "This session belongs to another customer. Open a new one.", false);
  }

  static Failure notThem() {
    return new Failure(
        "ForbiddenCustomer",
        "The bearer token stands for another customer than customerId.",
        false);
  }

  static Failure tooManyRequests(long retryAfterSeconds) {
    return new Failure(
        "TooManyRequests",
        "Too Many Requests. Send the message again in " + retryAfterSeconds + " s.",
        true);
  }

  static Failure limitExceeded() {
    return new Failure(
        "LimitExceeded",
        "Limit Exceeded. The key's requests of this day are used up; the next day begins at"
            + " midnight UTC.",
        false);
  }

  static Failure shuttingDown() {
    return new Failure(
        "ShuttingDown",
        "The gateway is being stopped; what was streamed is kept. Send the message again later.",
        true);
  }

  static Failure of(AnswerOutcome.Failed failed) {
    return new Failure(failed.code(), sentence(failed), failed.retryable());
  }

  private static String sentence(AnswerOutcome.Failed failed) {
    String what =
        switch (failed.code()) {
          case AnswerOutcome.Failed.TIMEOUT -> "The answer took too long.";
          case AnswerOutcome.Failed.STORAGE -> "The conversation could not be kept.";
          case AnswerOutcome.Failed.EMPTY -> "The model gave an empty answer.";
          case AnswerOutcome.Failed.NO_SUCH_MESSAGE ->
              "The session has no such message for this one to follow.";
          case AnswerOutcome.Failed.INTERNAL -> "The gateway failed.";
          case Job.CANCELLED -> "It was called off.";
          case Job.NOT_THEIRS -> "The session belongs to another customer.";
          case "ThrottlingException" -> "The model is busy.";
          case "ModelUnreachable" -> "The model cannot be reached.";
          case "ModelTimeout" -> "The model fell silent.";
          case "ModelStreamBroken", "ModelStreamErrorException" ->
              "The model broke off in the middle of its answer.";
          default -> "The model failed (" + failed.code() + ").";
        };
    return what + (failed.retryable() ? " Send the message again." : "");
  }
}
