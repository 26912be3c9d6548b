package com.mangaassist.backend.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Who asks.
 *
 * @param kind the member of a statement's principal that names those of its kind
 * @param names what this one is called there
 */
public record Principal(String kind, Set<String> names) {

  /** The account itself. */
  public static Principal account(String account) {
    return new Principal("AWS", Set.of(account, "arn:aws:iam::" + account + ":root"));
  }

  /** A service of AWS, such as {@code events.amazonaws.com}. */
  public static Principal service(String name) {
    return new Principal("Service", Set.of(name));
  }

  boolean isMeantBy(JsonNode principal) {
    JsonNode named = principal.isObject() ? principal.path(kind) : principal;
    return Texts.of(named).anyMatch(each -> each.equals("*") || names.contains(each))
        || Texts.of(principal.path("AWS")).anyMatch("*"::equals);
  }
}
