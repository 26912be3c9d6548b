package com.mangaassist.services.checks;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as JUnit's XML, which build servers read: a suite of one case for each test. */
public final class JUnitXml {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private JUnitXml() {}

  /** The document. */
  public static String of(List<TestResult> results) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      totals(xml, results);
      xml.writeStartElement("testsuite");
      totals(xml, results);
      xml.writeAttribute("skipped", count(results, TestResult.State.CANCELLED));
      if (!results.isEmpty()) {
        xml.writeAttribute("timestamp", TIME.format(results.getFirst().at()));
      }
      for (TestResult each : results) {
        testCase(xml, each);
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text can always be written", e);
    }
    return text.toString();
  }

  private static void totals(XMLStreamWriter xml, List<TestResult> results)
      throws XMLStreamException {
    xml.writeAttribute("name", "MangaAssist conversations");
    xml.writeAttribute("tests", Integer.toString(results.size()));
    xml.writeAttribute("failures", count(results, TestResult.State.FAILED));
    xml.writeAttribute("errors", count(results, TestResult.State.ERROR));
    Duration all = results.stream().map(TestResult::took).reduce(Duration.ZERO, Duration::plus);
    xml.writeAttribute("time", seconds(all));
  }

  private static String count(List<TestResult> results, TestResult.State state) {
    return Long.toString(results.stream().filter(each -> each.state() == state).count());
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
  }

  private static void testCase(XMLStreamWriter xml, TestResult result) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", clean(result.test().name()));
    xml.writeAttribute("classname", "conversations." + result.test().id());
    xml.writeAttribute("time", seconds(result.took()));
    switch (result.state()) {
      case PASSED -> {}
      case CANCELLED -> xml.writeEmptyElement("skipped");
      case FAILED -> problem(xml, "failure", failures(result));
      case ERROR -> problem(xml, "error", errors(result));
    }
    xml.writeEndElement();
  }

  private static void problem(XMLStreamWriter xml, String element, String words)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", clean(words.lines().findFirst().orElse("")));
    xml.writeAttribute("type", element);
    xml.writeCharacters(clean(words));
    xml.writeEndElement();
  }

  private static String failures(TestResult result) {
    return result.steps().stream()
        .flatMap(
            step ->
                step.outcomes().stream()
                    .filter(each -> !each.passed())
                    .map(each -> step.message() + ": " + line(each)))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Outcome outcome) {
    Expectation expected = outcome.expectation();
    return "expected %s%s %s, was %s"
        .formatted(
            expected.negated() ? "not " : "",
            expected.check().wireName(),
            expected.value(),
            outcome.actual());
  }

  private static String errors(TestResult result) {
    return result.steps().stream()
        .map(StepResult::problem)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  /** Without the characters that XML cannot carry. */
  private static String clean(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\n'
                    || c == '\t'
                    || (c >= 0x20 && c < 0xD800)
                    || (c > 0xDFFF && c < 0xFFFE)
                    || c > 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
