package com.mangaassist.backend.aws.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error as AWS answers it: HTTP status, exception name and message. */
public final class AwsFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String queryCode;

  /**
   * An error for the client.
   *
   * @param status HTTP status, 4xx or 5xx
   * @param code the exception's name, such as {@code ValidationException}
   * @param message AWS's text for it
   */
  public AwsFault(int status, String code, String message) {
    this(status, code, message, null);
  }

  private AwsFault(int status, String code, String message, @Nullable String queryCode) {
    // A fault is an answer, not a defect: the place where it arose says nothing.
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.queryCode = queryCode;
  }

  /** A 400 {@code ValidationException}. */
  public static AwsFault validation(String message) {
    return new AwsFault(400, "ValidationException", message);
  }

  /**
   * The same error of a service that once spoke Query: the Query protocol answers {@code code}, and
   * the others name it in {@code x-amzn-query-error} for clients that still look for it.
   */
  public AwsFault knownToQueryAs(String name) {
    return new AwsFault(status, code, text(), name);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The exception's name, without a namespace. */
  public String code() {
    return code;
  }

  /** Its name in the Query protocol, if that is declared. */
  public Optional<String> queryCode() {
    return Optional.ofNullable(queryCode);
  }

  /** Whose fault it is, in the Query protocol's words. */
  public String side() {
    return status < 500 ? "Sender" : "Receiver";
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
