package com.mangaassist.backend.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the policy of a resource forbids. Its owner may, whether a statement allows it or not; a
 * statement that denies counts for the owner as well. Statements with conditions say nothing here:
 * what they ask for, such as an organization, is not known.
 */
public final class ResourcePolicy {
  private ResourcePolicy() {}

  /**
   * Whether a statement without conditions denies it.
   *
   * @param action such as {@code events:PutEvents}
   * @param resource the ARN of what the policy belongs to
   */
  public static boolean denies(
      JsonNode policy, Principal principal, String action, String resource) {
    return statements(policy)
        .filter(each -> each.path("Effect").asText().equals("Deny"))
        .filter(each -> each.path("Condition").isEmpty())
        .filter(each -> principal.isMeantBy(each.path("Principal")))
        .filter(each -> Texts.of(each.path("Action")).anyMatch(some -> Texts.fits(some, action)))
        .anyMatch(
            each -> Texts.of(each.path("Resource")).anyMatch(some -> Texts.fits(some, resource)));
  }

  private static Stream<JsonNode> statements(JsonNode policy) {
    JsonNode all = policy.path("Statement");
    return all.isArray() ? StreamSupport.stream(all.spliterator(), false) : Stream.of(all);
  }
}
