package com.mangaassist.backend.pipeline.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.pipeline.template.MappingTemplate.TemplateException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTemplateTest {

  private static final String BODY =
      "{\"name\":\"It's"
          + " \\\"ok\\\"\",\"age\":7,\"tags\":[\"a\",\"b\"],\"deep\":[{\"x\":1},{\"x\":2}]}";

  private final Map<String, Object> context =
      new LinkedHashMap<>(
          Map.of(
              "requestId",
              "r-1",
              "identity",
              Map.of("sourceIp", "127.0.0.1"),
              "responseOverride",
              new LinkedHashMap<String, Object>()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$input.json('$.tags') | [\"a\",\"b\"]",
        "$input.json('$.name') | \"It's \\\"ok\\\"\"",
        "$input.json('$.missing') | \"\"",
        "$input.json('$.deep[*].x') | [1,2]",
        "$input.json(\"$['deep'][1]\") | {\"x\":2}",
        "$input.path('$.age') | 7",
        "$input.path('$').tags.size() | 2",
        "#foreach($t in $input.path('$.tags'))$t#if($foreach.hasNext),#end#end | a,b",
        "$input.params('id') | p",
        "$input.params('q') | v",
        "$input.params().header.get('h') | w",
        "$input.params('none')| ",
        "$util.escapeJavaScript($input.path('$.name')) | It\\'s \\\"ok\\\"",
        "$util.base64Encode('é') | w6k=",
        "$util.base64Decode('w6k=') | é",
        "$util.urlEncode('a b&c') | a+b%26c",
        "$util.urlDecode('a+b%26c') | a b&c",
        "$util.parseJson('{\"a\":{\"b\":3}}').a.b | 3",
        "$context.requestId $context.identity.sourceIp | r-1 127.0.0.1",
        "$stageVariables.model $stageVariables.get('model') | m m",
        "#set($n = $input.path('$.age') + 1)$n | 8",
      })
  void givesATemplateTheToolsOfApiGateway(String template, String expected) throws Exception {
    assertThat(render(template)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void givesTheBodyAsItCame() throws Exception {
    assertThat(render("$input.body")).isEqualTo(BODY);
  }

  @Test
  void letsATemplateChooseTheStatus() throws Exception {
    render("#set($context.responseOverride.status = 201)");

    assertThat(context.get("responseOverride")).isEqualTo(Map.of("status", 201));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$input.class",
        "$input.getClass()",
        "$util.class.classLoader",
        "$input.body.class.forName('java.lang.Runtime')",
        "$input.body.getClass().forName('java.lang.Runtime').getRuntime().exec('id')",
        "$context.getClass()",
        "$stageVariables.class.protectionDomain",
        "$input.path('$.tags').getClass().getClassLoader()",
        "$input.path('$.age').class.name",
        "$foreach.class",
      })
  void letsNoTemplateReachAClass(String template) throws Exception {
    assertThat(render(template))
        .as("left as it stands: nothing was found there")
        .isEqualTo(template);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#include('/etc/passwd')", "#parse('/etc/passwd')"})
  void letsNoTemplateReadAFile(String template) {
    assertThatThrownBy(() -> render(template)).isInstanceOf(TemplateException.class);
  }

  @Test
  void endsALoopThatIsTooLong() throws Exception {
    assertThat(render("#foreach($i in [1..5000])x#end")).hasSize(1_000);
  }

  @Test
  void saysWhereATemplateIsWrong() {
    assertThatThrownBy(() -> MappingTemplate.of("POST /x request", "#if($a"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("POST /x request");
    assertThatThrownBy(() -> render("$input.path('tags')")).isInstanceOf(TemplateException.class);
  }

  private String render(String template) throws TemplateException {
    var params = new LinkedHashMap<String, Map<String, String>>();
    params.put("path", Map.of("id", "p"));
    params.put("querystring", Map.of("id", "not this", "q", "v"));
    params.put("header", Map.of("h", "w"));
    return MappingTemplate.of("test", template)
        .render(new TemplateInput(BODY, params), context, Map.of("model", "m"));
  }
}
