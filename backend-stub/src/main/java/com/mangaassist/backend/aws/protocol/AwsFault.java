package com.mangaassist.backend.aws.protocol;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An error as AWS answers it: HTTP status, exception name and message. */
public final class AwsFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String queryCode;
  private final @Nullable String queryText;
  private final @Nullable String namespace;

  /**
   * An error for the client.
   *
   * @param status HTTP status, 4xx or 5xx
   * @param code the exception's name, such as {@code ValidationException}
   * @param message AWS's text for it
   */
  public AwsFault(int status, String code, String message) {
    this(status, code, message, null, null, null);
  }

  private AwsFault(
      int status,
      String code,
      String message,
      @Nullable String queryCode,
      @Nullable String queryText,
      @Nullable String namespace) {
    // A fault is an answer, not a defect: the place where it arose says nothing.
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.queryCode = queryCode;
    this.queryText = queryText;
    this.namespace = namespace;
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
    return new AwsFault(status, code, text(), name, queryText, namespace);
  }

  /** The same error, which the Query protocol tells in other words. */
  public AwsFault toldToQueryAs(String words) {
    return new AwsFault(status, code, text(), queryCode, words, namespace);
  }

  /** The same error with the namespace of its shape, which JSON and CBOR name before it. */
  public AwsFault inNamespace(String name) {
    return new AwsFault(status, code, text(), queryCode, queryText, name);
  }

  /**
   * The same error for a client of JSON or CBOR: to one that never spoke Query, the errors of a
   * service that did are all 400.
   *
   * @param queryMode the request's {@code x-amzn-query-mode}
   */
  public AwsFault forMode(Optional<String> queryMode) {
    boolean plain = namespace != null && status < 500 && !queryMode.equals(Optional.of("true"));
    return plain ? new AwsFault(400, code, text(), queryCode, queryText, namespace) : this;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The exception's name, without a namespace. */
  public String code() {
    return code;
  }

  /** The exception's name with its namespace if that is declared, else with {@code other}. */
  public String type(String other) {
    String before = namespace == null ? other : namespace;
    return before.isEmpty() ? code : before + "#" + code;
  }

  /** Its name in the Query protocol, if that is declared. */
  public Optional<String> queryCode() {
    return Optional.ofNullable(queryCode);
  }

  /** The message in the Query protocol. */
  public String queryText() {
    return queryText == null ? text() : queryText;
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
