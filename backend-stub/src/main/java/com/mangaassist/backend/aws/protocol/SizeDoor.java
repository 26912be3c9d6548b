package com.mangaassist.backend.aws.protocol;

import com.mangaassist.backend.platform.http.Door;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import java.util.function.Function;

/** Tells a client in its own protocol that its body is over the limit. */
public final class SizeDoor implements Door {
  private final RequestIds requestIds;
  private final Answer answer;

  /** How the answer is written. */
  @FunctionalInterface
  public interface Answer {
    /** The answer to a request whose head alone is known. */
    Refusal write(HttpRequest request, String requestId);
  }

  /** A door whose refusals {@code answer} writes. */
  public SizeDoor(RequestIds requestIds, Answer answer) {
    this.requestIds = requestIds;
    this.answer = answer;
  }

  /** A door whose refusals have the protocol of the request and the service's {@code code}. */
  public static SizeDoor of(
      RequestIds requestIds, String code, Function<HttpRequest, AwsProtocol> protocols) {
    return new SizeDoor(
        requestIds, (request, id) -> protocols.apply(request).answer(fault(code), id));
  }

  /** What is wrong, by the service's name for it. */
  public static AwsFault fault(String code) {
    return new AwsFault(413, code, "The request is larger than the limit.");
  }

  @Override
  public Visit enter(HttpRequest request, String pathTemplate) {
    return new Visit() {
      @Override
      public Refusal tooLarge(HttpRequest asked, Refusal plain) {
        return answer.write(asked, requestIds.next());
      }
    };
  }
}
