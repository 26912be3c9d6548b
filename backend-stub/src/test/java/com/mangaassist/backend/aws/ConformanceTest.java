package com.mangaassist.backend.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.protocol.SdkModel;
import com.mangaassist.backend.platform.http.Route;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;

/** Each operation that is served has tests that name it, and no test names another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final String PACKAGE = "com.mangaassist.backend.aws.";

  /** Errors of Bedrock that cannot be had for a whole answer here, each with the reason. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "ServiceQuotaExceededException", "the stand-in has no quotas of an account",
          "ServiceUnavailableException", "it can be ordered for streams only");

  private final Map<String, Set<String>> served = new HashMap<>();
  private final Map<String, List<Conformance>> claims = new HashMap<>();

  @BeforeAll
  void read(@TempDir Path folder) throws Exception {
    try (StandInFixture aws = StandInFixture.saying(folder, "Hello.")) {
      served.put("events", names(aws.standIns.events().targets()));
      served.put("sqs", names(aws.standIns.queues().targets()));
      served.put("cloudwatch", aws.standIns.cloudWatch().operations().keySet());
      List<Route> routes = aws.standIns.routes();
      served.put("bedrock", routed(routes, "bedrockruntime"));
      served.put("appconfig", routed(routes, "appconfig"));
      served.put("appconfigdata", routed(routes, "appconfigdata"));
    }
    Path classes =
        Path.of(ConformanceTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes.resolve(PACKAGE.replace('.', '/')))) {
      for (Path file : files.filter(each -> each.toString().endsWith("Test.class")).toList()) {
        String name = classes.relativize(file).toString().replaceAll("[/\\\\]", ".");
        read(Class.forName(name.substring(0, name.length() - ".class".length())));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "events, 34",
    "sqs, 23",
    "bedrock, 5",
    "appconfig, 45",
    "appconfigdata, 2",
    "cloudwatch, 20"
  })
  void eachOperationHasATestThatNamesIt(String service, int atLeast) {
    Set<String> named = new TreeSet<>();
    claims.getOrDefault(service, List.of()).forEach(claim -> named.addAll(List.of(claim.value())));
    assertThat(served.get(service)).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(named).containsExactlyInAnyOrderElementsOf(served.get(service));
  }

  /** The interface of the asynchronous client declares none: streams are not asked here. */
  @ParameterizedTest
  @ValueSource(strings = {"Converse", "CountTokens", "InvokeModel"})
  void eachDeclaredErrorOfBedrockIsProvoked(String operation) {
    Set<String> declared = new TreeSet<>();
    for (Method method : BedrockRuntimeClient.class.getMethods()) {
      if (method.getName().equalsIgnoreCase(operation)) {
        for (Class<?> error : method.getExceptionTypes()) {
          if (BedrockRuntimeException.class.isAssignableFrom(error)
              && error != BedrockRuntimeException.class) {
            declared.add(error.getSimpleName());
          }
        }
      }
    }
    assertThat(declared).contains("ValidationException");
    Set<String> provoked = new TreeSet<>(NOT_HERE.keySet());
    for (Conformance claim : claims.getOrDefault("bedrock", List.of())) {
      if (List.of(claim.value()).contains(operation)) {
        for (Class<?> error : claim.errors()) {
          provoked.add(error.getSimpleName());
        }
      }
    }
    assertThat(provoked).containsAll(declared);
  }

  private void read(Class<?> test) {
    String rest = test.getPackageName().substring(Math.min(PACKAGE.length(), length(test)));
    List<Conformance> found =
        claims.computeIfAbsent(rest.split("\\.", -1)[0], service -> new ArrayList<>());
    found.addAll(of(test));
    for (AnnotatedElement method : test.getDeclaredMethods()) {
      found.addAll(of(method));
    }
  }

  private static int length(Class<?> test) {
    return test.getPackageName().length();
  }

  private static List<Conformance> of(AnnotatedElement element) {
    return List.of(element.getAnnotationsByType(Conformance.class));
  }

  private static Set<String> names(List<JsonTarget> targets) {
    Set<String> names = new HashSet<>();
    for (JsonTarget target : targets) {
      names.add(target.target().substring(target.target().lastIndexOf('.') + 1));
    }
    return names;
  }

  /** The operations of the SDK whose methods and paths are among the routes. */
  private static Set<String> routed(List<Route> routes, String sdk) throws Exception {
    Set<String> paths = new HashSet<>();
    routes.forEach(route -> paths.add(shape(route.method(), route.pathTemplate())));
    Set<String> names = new HashSet<>();
    for (String operation : SdkModel.operations(sdk)) {
      var binding = SdkModel.binding(sdk, operation);
      if (paths.contains(shape(binding.httpMethod().name(), binding.requestUri()))) {
        names.add(operation);
      }
    }
    return names;
  }

  private static String shape(String method, String path) {
    return method + Objects.requireNonNull(path).replaceAll("\\{[^}]*}", "{}");
  }
}
