package com.mangaassist.backend.aws.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;

/**
 * A modelled error of a REST-JSON service: its name stands in {@code x-amzn-ErrorType}, its members
 * in the body, the message as {@code Message}.
 */
public final class RestFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient ObjectNode members;

  /**
   * An error for the client.
   *
   * @param status HTTP status, 4xx or 5xx
   * @param code the exception's name, such as {@code BadRequestException}
   * @param message AWS's text for it
   */
  public RestFault(int status, String code, String message) {
    this(status, code, message, Json.object());
  }

  /** The same with further members of the error shape, such as {@code Details}. */
  public RestFault(int status, String code, String message, ObjectNode members) {
    // A fault is an answer, not a defect: the place where it arose says nothing.
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.members = members;
  }

  /** A 400 {@code BadRequestException}. */
  public static RestFault badRequest(String message) {
    return new RestFault(400, "BadRequestException", message);
  }

  /** A 400 with the sentence that AWS's services have for a member out of its bounds. */
  public static RestFault constraint(Object value, String member, String constraint) {
    return badRequest(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must %s"
            .formatted(value, member, constraint));
  }

  /** A 400 with the sentence that AWS's services have for a member that is not there. */
  public static RestFault absent(String member) {
    return badRequest(
        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
            .formatted(member));
  }

  /** A 409 {@code ConflictException}. */
  public static RestFault conflict(String message) {
    return new RestFault(409, "ConflictException", message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The exception's name, without a namespace. */
  public String code() {
    return code;
  }

  /** The body: the message and the further members. */
  public ObjectNode body() {
    ObjectNode body = Json.object().put("Message", String.valueOf(getMessage()));
    body.setAll(members);
    return body;
  }
}
