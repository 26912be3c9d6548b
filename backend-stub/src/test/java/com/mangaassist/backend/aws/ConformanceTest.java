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
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Each operation that is served has tests that name it, and no test names another; each error that
 * AWS declares for it is provoked, and each list is read page by page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final String PACKAGE = "com.mangaassist.backend.aws.";
  private static final String SDK = "software.amazon.awssdk.services.";

  /** The log groups of targets answer beside the rules; they have no SDK here. */
  private static final Set<String> OF_LOGS =
      Set.of("DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents", "GetLogEvents");

  /** Errors that are declared and cannot be had here, by operation, each with its reason. */
  private static final Map<String, Map<String, String>> NOT_HERE =
      Map.of(
          "events",
          Map.of(
              ".* ConcurrentModificationException", "changes stand in a row",
              ".* ManagedRuleException", "no rule here was made by a service of AWS",
              "CreateEventBus InvalidStateException", "no partner has event sources here",
              "(CreateEventBus|UpdateEventBus|(Put|Remove)Permission) OperationDisabled.*",
                  "no operation was taken out of this stand-in's service",
              "DescribeArchive ResourceAlreadyExistsException", "describing makes no archive",
              "StartReplay InvalidEventPatternException", "it was checked with its archive",
              "UpdateArchive LimitExceededException", "a change makes no archive more"),
          "sqs",
          Map.of(
              ".* InvalidSecurityException",
                  "loopback needs no TLS, and what is signed otherwise has a common error",
              ".* UnsupportedOperationException", "each operation is there for every queue",
              ".* Kms.*", "the keys that queues name lie in no key service that could refuse them",
              "(CreateQueue|GetQueueUrl|ListQueues|.*MoveTasks?) InvalidAddressException",
                  "the call names no address of a queue",
              "ChangeMessageVisibility MessageNotInflightException",
                  "AWS was seen to say nothing, and of FIFO queues that the handle is invalid",
              "DeleteMessage InvalidIdFormatException",
                  "AWS has given it up for ReceiptHandleIsInvalid",
              "SetQueueAttributes OverLimitException", "a queue has as many as it can have"),
          "bedrock",
          Map.of(
              "(ApplyGuardrail|(Get|Start)AsyncInvoke|ListAsyncInvokes)"
                  + " (Access|Conf|Int|Res|Thr|Val).*",
              "there are no guardrails and no asynchronous invocations, and it is said so",
              ".* ServiceQuotaExceededException",
              "the stand-in has no quotas of an account",
              "(?!.*Stream).* ServiceUnavailableException",
              "it can be ordered for streams only"),
          "appconfig",
          Map.of(
              "GetAccountSettings BadRequestException", "it has no members that could be wrong",
              "CreateExtension(Association)? ServiceQuotaExceededException",
                  "no extension can be made",
              "(Create|Update)Extension ConflictException", "no extension can be made",
              "CreateExtensionAssociation ResourceNotFoundException", "no extension can be made"),
          "appconfigdata",
          Map.of(),
          "cloudwatch",
          Map.of(
              "(Put|Delete)Dashboards? ConflictException", "writes stand in a row",
              "(Tag|Untag)Resource Con(flict|currentModification)Exception",
                  "writes stand in a row",
              "ListTagsForResource ResourceNotFoundException",
                  "AWS was recorded to find no tags where there is no alarm"));

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

  @ParameterizedTest
  @CsvSource({
    "events, eventbridge.EventBridge",
    "sqs, sqs.Sqs",
    "bedrock, bedrockruntime.BedrockRuntime",
    "appconfig, appconfig.AppConfig",
    "appconfigdata, appconfigdata.AppConfigData",
    "cloudwatch, cloudwatch.CloudWatch"
  })
  void eachDeclaredErrorIsProvoked(String service, String sdk) throws Exception {
    Map<String, String> notHere = Objects.requireNonNull(NOT_HERE.get(service));
    Set<String> provoked = new TreeSet<>();
    for (Conformance claim : claims.getOrDefault(service, List.of())) {
      for (String operation : claim.value()) {
        for (Class<?> error : claim.errors()) {
          provoked.add(operation + " " + error.getSimpleName());
        }
      }
    }
    Set<String> declared = declared(service, SDK + sdk);
    assertThat(declared).isNotEmpty();
    Set<String> wanted = new TreeSet<>(declared);
    wanted.removeIf(error -> notHere.keySet().stream().anyMatch(error::matches));
    assertThat(provoked).containsAll(wanted);
    // A reason for what is provoked all the same, or for what nobody declares, is none.
    assertThat(notHere.keySet())
        .allMatch(pattern -> declared.stream().anyMatch(error -> error.matches(pattern)))
        .noneMatch(pattern -> provoked.stream().anyMatch(error -> error.matches(pattern)));
  }

  /** Operation and error of each method; asynchronous clients declare none: no streams. */
  private Set<String> declared(String service, String sdk) throws ClassNotFoundException {
    Set<String> declared = new TreeSet<>();
    String own = sdk.substring(sdk.lastIndexOf('.') + 1) + "Exception";
    for (String operation : Objects.requireNonNull(served.get(service))) {
      for (Method method : Class.forName(sdk + "Client").getMethods()) {
        if (method.getName().equalsIgnoreCase(operation)) {
          Stream.of(method.getExceptionTypes())
              .filter(AwsServiceException.class::isAssignableFrom)
              .map(Class::getSimpleName)
              .filter(error -> !error.equals(own) && !error.equals("AwsServiceException"))
              .forEach(error -> declared.add(operation + " " + error));
        }
      }
    }
    return declared;
  }

  @ParameterizedTest
  @CsvSource({
    "events, eventbridge",
    "sqs, sqs",
    "appconfig, appconfig",
    "appconfigdata, appconfigdata",
    "cloudwatch, cloudwatch"
  })
  void eachListIsReadPageByPage(String service, String sdk) throws Exception {
    Set<String> lists = new TreeSet<>();
    Set<String> operations = new TreeSet<>(Objects.requireNonNull(served.get(service)));
    operations.removeAll(OF_LOGS);
    for (String operation : operations) {
      Class<?> request = Class.forName(SDK + sdk + ".model." + operation + "Request");
      if (Stream.of(request.getMethods()).anyMatch(each -> each.getName().equals("nextToken"))) {
        lists.add(operation);
      }
    }
    Set<String> paged = new TreeSet<>();
    claims.getOrDefault(service, List.of()).stream()
        .filter(Conformance::pages)
        .forEach(claim -> paged.addAll(List.of(claim.value())));
    paged.removeAll(OF_LOGS);
    assertThat(paged).containsExactlyInAnyOrderElementsOf(lists);
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
