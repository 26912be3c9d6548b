package com.mangaassist.services.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.checks.TestResult.State;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The document against the schema of what build servers read. */
final class JUnitXmlTest {

  @Test
  void isValidAndCountsWhatCameOfTheTests() throws Exception {
    Outcome failed =
        new Outcome(
            new Expectation(Check.CONTAINS, "<b> & \"漫画\" \u0001", true), false, "a <b> & b");
    String text =
        JUnitXml.of(
            List.of(
                result("Passed", State.PASSED, new StepResult("Hi", null, null, List.of())),
                result("漫画 <1>", State.FAILED, new StepResult("Hi", null, null, List.of(failed))),
                result("No answer", State.ERROR, new StepResult("Hi", null, "Gone.", List.of())),
                result("Cancelled", State.CANCELLED)));

    validate(text);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("6.000");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-03-02T10:15:30");
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(failure.getTextContent())
        .isEqualTo("Hi: expected not contains <b> & \"漫画\" , was a <b> & b");
    assertThat(((Element) document.getElementsByTagName("testcase").item(1)).getAttribute("name"))
        .isEqualTo("漫画 <1>");
  }

  @Test
  void isValidWithoutATest() throws Exception {
    validate(JUnitXml.of(List.of()));
  }

  private static void validate(String text) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitXmlTest.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(text)));
  }

  private static TestResult result(String name, State state, StepResult... steps) {
    return new TestResult(
        new ConversationTest("t-1", name, "user-42", "free", null, null, List.of()),
        state,
        "s",
        List.of(steps),
        Instant.parse("2026-03-02T10:15:30.5Z"),
        Duration.ofMillis(1_500));
  }
}
