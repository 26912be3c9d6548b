package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaPatternTest {

  @Test
  void endsAPatternThatWouldSearchForAges() throws Exception {
    var schema =
        JsonSchemas.read(
            "{\"properties\":{\"s\":{\"type\":\"string\",\"pattern\":\"(.*a){12}x\"}}}");

    assertThat(JsonSchemas.check(schema, "{\"s\":\"" + "a".repeat(60) + "!\"}"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains("takes too long"));
  }

  @Test
  void findsAnywhereAndTakesTheDollarForTheVeryEnd() throws Exception {
    var schema = JsonSchemas.read("{\"type\":\"string\",\"pattern\":\"b+$\"}");

    assertThat(JsonSchemas.check(schema, "\"abb\"")).isEmpty();
    assertThat(JsonSchemas.check(schema, "\"abb\\n\"")).hasSize(1);
  }
}
