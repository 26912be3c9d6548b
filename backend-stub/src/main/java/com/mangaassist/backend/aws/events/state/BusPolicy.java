package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the resource policy of a bus says to its own account. The owner may, whether a statement
 * allows it or not; a statement that denies counts for the owner as well. Statements with
 * conditions say nothing here: what they ask for, such as an organization, is not known.
 */
public final class BusPolicy {
  private static final String PUT_EVENTS = "events:PutEvents";

  private BusPolicy() {}

  /** Whether a statement denies the account of {@code arns} to put events on a bus. */
  public static boolean deniesPutEvents(Bus bus, Arns arns) {
    @Nullable JsonNode policy = bus.policy();
    if (policy == null) {
      return false;
    }
    return statements(policy)
        .filter(each -> each.path("Effect").asText().equals("Deny"))
        .filter(each -> each.path("Condition").isEmpty())
        .filter(each -> principals(each).anyMatch(who -> means(who, arns.account())))
        .filter(each -> texts(each.path("Action")).anyMatch(action -> fits(action, PUT_EVENTS)))
        .anyMatch(
            each -> texts(each.path("Resource")).anyMatch(of -> fits(of, arns.bus(bus.name()))));
  }

  private static Stream<JsonNode> statements(JsonNode policy) {
    JsonNode all = policy.path("Statement");
    return all.isArray() ? StreamSupport.stream(all.spliterator(), false) : Stream.of(all);
  }

  private static Stream<String> principals(JsonNode statement) {
    JsonNode principal = statement.path("Principal");
    return texts(principal.isObject() ? principal.path("AWS") : principal);
  }

  private static Stream<String> texts(JsonNode oneOrMany) {
    List<JsonNode> all =
        oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
    return all.stream().map(JsonNode::asText);
  }

  private static boolean means(String principal, String account) {
    return principal.equals("*")
        || principal.equals(account)
        || principal.equals("arn:aws:iam::" + account + ":root");
  }

  /** Whether a pattern with {@code *} and {@code ?} fits; actions know no case. */
  private static boolean fits(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }
}
