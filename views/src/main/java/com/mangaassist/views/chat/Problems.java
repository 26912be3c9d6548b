package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ServerFrame.Failure;
import com.mangaassist.views.controls.Said;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.transcript.TurnProblem;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;

/** What went wrong with messages, in words that follow the language. */
final class Problems {

  /** Codes of messages that the gateway did not take: nothing was kept of them. */
  private static final Set<String> REFUSED =
      Set.of(
          "InvalidMessage",
          "Forbidden",
          "ForbiddenCustomer",
          "AnswerInProgress",
          "StorageFailed",
          "TooManyRequests",
          "LimitExceeded",
          "NoSuchMessage");

  private static final Set<String> KNOWN =
      Set.of(
          "InvalidMessage",
          "Forbidden",
          "ForbiddenCustomer",
          "AnswerInProgress",
          "ShuttingDown",
          "EndpointTimeout",
          "StorageFailed",
          "EmptyAnswer",
          "InternalError",
          "ThrottlingException",
          "ModelUnreachable",
          "ModelTimeout",
          "ModelStreamBroken",
          "ModelStreamErrorException",
          "TooManyRequests",
          "LimitExceeded",
          "NoSuchMessage",
          "BreakerOpen",
          "BulkheadFull",
          "ModelRetired",
          "BudgetSpent",
          "ServiceUnavailableException",
          "ModelNotReadyException",
          "UnreadableFrame");

  private final Texts texts;

  Problems(Texts texts) {
    this.texts = texts;
  }

  /** Whether the message counts as never sent, so that its text belongs back to its writer. */
  static boolean isRefusal(Failure failure) {
    return REFUSED.contains(failure.code());
  }

  /**
   * What happened, by its code, and what to do.
   *
   * @param otherwise what to say of a code that is not known
   */
  String sentence(String code, String otherwise) {
    if (KNOWN.contains(code)) {
      return texts.now("problem." + code);
    }
    // AWS names what its models throw so; their messages are English and say less than the name.
    return code.endsWith("Exception")
        ? texts.now("problem.model", code)
        : new Said(texts).words(otherwise);
  }

  /** The same as it changes with the language. */
  StringBinding live(String code, String otherwise) {
    return Bindings.createStringBinding(() -> sentence(code, otherwise), texts.languageProperty());
  }

  /** An answer that failed and can be asked for again. */
  ObjectBinding<TurnProblem> failed(String code, String otherwise) {
    return again(() -> sentence(code, otherwise));
  }

  /** A message whose connection was lost before its answer was whole. */
  ObjectBinding<TurnProblem> lost() {
    return again(() -> texts.now("problem.lost"));
  }

  /** An answer in the middle of which the program ended. */
  ObjectBinding<TurnProblem> broken() {
    return again(() -> texts.now("problem.broken"));
  }

  /** An answer that somebody else is receiving. */
  ObjectBinding<TurnProblem> elsewhere() {
    return problem(() -> texts.now("problem.elsewhere"), "problem.reload");
  }

  private ObjectBinding<TurnProblem> again(Supplier<String> words) {
    return problem(words, "problem.again");
  }

  private ObjectBinding<TurnProblem> problem(Supplier<String> words, String action) {
    return Bindings.createObjectBinding(
        () -> new TurnProblem(words.get(), texts.now(action)), texts.languageProperty());
  }
}
