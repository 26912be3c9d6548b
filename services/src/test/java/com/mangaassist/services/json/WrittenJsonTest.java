package com.mangaassist.services.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is said of settings that nobody can use. */
final class WrittenJsonTest {

  private static WrittenJson of(String text) {
    return WrittenJson.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void readsWhatIsThere() {
    WrittenJson json = of("{\"a\":[{\"b\":3,\"c\":true,\"d\":\"x\"}]}").withOnly("a");
    WrittenJson first = json.member("a").items().getFirst().withOnly("b", "c", "d");
    assertThat(first.member("b").whole(1, 3)).isEqualTo(3);
    assertThat(first.member("c").yes()).isTrue();
    assertThat(first.member("d").text()).isEqualTo("x");
    assertThat(first.has("e")).isFalse();
  }

  @Test
  void saysTheLineOfWhatIsNoJson() {
    assertThatThrownBy(() -> of("{\n  \"a\": 1,\n}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("it is not JSON: Unexpected character, line 3, column ");
    assertThatThrownBy(() -> of("{\"a\":1,\"a\":2}"))
        .hasMessageStartingWith("it is not JSON: Duplicate field 'a', line 1, column ");
  }

  @Test
  void saysThePlaceAndWhatIsExpected() {
    WrittenJson json = of("{\"a\":[{\"b\":\"three\"}],\"c\":{},\"d\":9}");
    WrittenJson b = json.member("a").items().getFirst().member("b");
    refused(() -> b.whole(1, 8), "a[0].b has to be a whole number from 1 to 8; not \"three\"");
    refused(b::yes, "a[0].b has to be true or false; not \"three\"");
    refused(json.member("c")::items, "c has to be an array: […]; not {}");
    refused(json.member("d")::text, "d has to be a text; not 9");
    refused(json.member("e")::text, "e has to be a text; it is not there");
    refused(of("[]")::entries, "the file has to be an object: {…}; not []");
  }

  @Test
  void aMemberThatNobodyReadsIsNamed() {
    refused(
        () -> of("{\"orchestrator\":2}").withOnly("orchestrators", "endpoints"),
        "the member \"orchestrator\" means nothing; it may have orchestrators, endpoints");
    refused(
        () -> of("{\"a\":{\"b\":1}}").member("a").withOnly("c"),
        "the member \"b\" of a means nothing; it may have c");
  }
}
