package com.mangaassist.backend.aws.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.services.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints of a service model, told all at once. */
class MemberBoundsTest {
  private static final MemberBounds BOUNDS =
      new MemberBounds(
          """
          Put Change | Name | pattern [a-z]*
          Put | Name | required length 2 4
          Put | Count | value 1 9
          Put | Kind | enum ONE TWO
          Put | Tags | length 0 2 keys 1 3 values 0 3
          Put | Items.*.Key | required length 1 2
          Put | Inner.Text | required
          Put | Names | each 1 3
          Put | Big | value 1 2147483647
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Name': 'abc', 'Count': 9, 'Kind': 'TWO', 'Tags': {}, 'Items': [], 'Names': ['a']} | ``",
        "{'Name': 'abcde'} | 1 error: 'abcde' at 'name': Member must have length less than or equal"
            + " to 4",
        "{'Name': '1'} | 2 errors: '1' at 'name': Member must satisfy regular expression pattern:"
            + " [a-z]*; '1' at 'name': Member must have length greater than or equal to 2",
        "{'Count': 0} | 2 errors: null at 'name': Member must not be null; '0' at 'count': Member"
            + " must have value greater than or equal to 1",
        "{'Name': 'ab', 'Kind': 'SIX'} | 1 error: 'SIX' at 'kind': Member must satisfy enum value"
            + " set: [ONE, TWO]",
        "{'Name': 'ab', 'Tags': {'long': 'long'}} | 2 errors: '{long=long}' at 'tags': Map keys"
            + " must satisfy constraint: [Member must have length less than or equal to 3, Member"
            + " must have length greater than or equal to 1]; '{long=long}' at 'tags': Map value"
            + " must satisfy constraint: [Member must have length less than or equal to 3]",
        "{'Name': 'ab', 'Items': [{'Key': 'k'}, {}, {'Key': 'key'}]} | 2 errors: null at"
            + " 'items.2.member.key': Member must not be null; 'key' at 'items.3.member.key':"
            + " Member must have length less than or equal to 2",
        "{'Name': 'ab', 'Inner': {}} | 1 error: null at 'inner.text': Member must not be null",
        "{'Name': 'ab', 'Names': ['a', '']} | 1 error: '[a, ]' at 'names': Member must satisfy"
            + " constraint: [Member must have length less than or equal to 3, Member must have"
            + " length greater than or equal to 1]",
        "{'Name': 'ab', 'Big': 4294967296} | ``"
      })
  void tellsAllThatIsBroken(String members, String told) throws Exception {
    String sentence =
        told.replaceFirst("^(\\d) (errors?): ", "$1 validation $2 detected: ")
            .replaceAll(
                "(null|'[^']*') at '([^']*)': ", "Value $1 at '$2' failed to satisfy constraint: ");
    assertThat(BOUNDS.broken("Put", Json.parse(members.replace('\'', '"'))).orElse(""))
        .isEqualTo(sentence);
  }

  @Test
  void knowsOperationsApart() throws Exception {
    assertThat(BOUNDS.broken("Change", Json.parse("{}"))).isEmpty();
    assertThat(BOUNDS.broken("Other", Json.parse("{\"Name\":\"1\"}"))).isEmpty();
  }

  @Test
  void readsNoTableWithAConstraintThatIsNone() {
    assertThatThrownBy(() -> new MemberBounds("Put | Name | longer 3"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
