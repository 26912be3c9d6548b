package com.mangaassist.backend.aws.protocol;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** The service models as the SDK's generated classes have them: an oracle that is not ours. */
public final class SdkModel {
  private static final String PACKAGE = "software.amazon.awssdk.services.";

  private static final Map<String, String> CLIENTS =
      Map.of(
          "eventbridge", "EventBridge",
          "sqs", "Sqs",
          "cloudwatch", "CloudWatch",
          "appconfig", "AppConfig",
          "appconfigdata", "AppConfigData",
          "bedrockruntime", "BedrockRuntime");

  private SdkModel() {}

  /** The names of the operations of a service, which its own client has as methods. */
  public static List<String> operations(String sdk) throws Exception {
    List<String> names = new ArrayList<>();
    for (Method method : client(sdk).getMethods()) {
      Class<?>[] parameters = method.getParameterTypes();
      if (parameters.length > 0 && parameters[0].getSimpleName().endsWith("Request")) {
        String name = parameters[0].getSimpleName();
        names.add(name.substring(0, name.length() - "Request".length()));
      }
    }
    return names.stream().distinct().sorted().toList();
  }

  /** A service's asynchronous client, which has all operations. */
  private static Class<?> client(String sdk) throws ClassNotFoundException {
    return Class.forName(PACKAGE + sdk + "." + CLIENTS.get(sdk) + "AsyncClient");
  }

  /** A path to a member as a function that builds the body around its value. */
  interface Around {
    String body(String value);
  }

  /** What is done with each member that was found. */
  interface Visit {
    void member(SdkField<?> field, Around around);
  }

  /** The members of an operation's request. */
  static List<SdkField<?>> fields(String sdk, String operation) throws Exception {
    Class<?> request = Class.forName(PACKAGE + sdk + ".model." + operation + "Request");
    Object builder = Objects.requireNonNull(request.getMethod("builder").invoke(null));
    return new ArrayList<>(((SdkPojo) builder).sdkFields());
  }

  /** The members of an operation's JSON body. */
  static List<SdkField<?>> bodyFields(String sdk, String operation) throws Exception {
    return fields(sdk, operation).stream()
        .filter(field -> field.location() == MarshallLocation.PAYLOAD)
        .filter(field -> field.getTrait(PayloadTrait.class) == null)
        .toList();
  }

  /** Method and path of a REST operation. */
  public static OperationInfo binding(String sdk, String operation) throws Exception {
    Class<?> marshaller =
        Class.forName(PACKAGE + sdk + ".transform." + operation + "RequestMarshaller");
    Field binding = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
    binding.setAccessible(true);
    return (OperationInfo) Objects.requireNonNull(binding.get(null));
  }

  /** Visits a member and what is in it, down to a depth. */
  static void walk(SdkField<?> field, Around around, int depth, Visit visit) {
    visit.member(field, around);
    ListTrait list = field.getTrait(ListTrait.class);
    MapTrait map = field.getTrait(MapTrait.class);
    if (depth == 1) {
      return;
    }
    if (list != null) {
      walk(list.memberFieldInfo(), value -> around.body("[" + value + "]"), depth - 1, visit);
    } else if (map != null) {
      walk(map.valueFieldInfo(), value -> around.body("{\"All\":" + value + "}"), depth - 1, visit);
    } else if (field.constructor() != null) {
      for (SdkField<?> inner : field.constructor().get().sdkFields()) {
        walk(inner, value -> around.body(member(inner, value)), depth - 1, visit);
      }
    }
  }

  /** An object with one member. */
  static String member(SdkField<?> field, String value) {
    return "{\"" + field.locationName() + "\":" + value + "}";
  }

  /** Values of other types than the member's; none where any JSON will do. */
  static List<String> wrong(SdkField<?> field) {
    if (field.getTrait(ListTrait.class) != null) {
      return List.of("\"x\"", "{}", "1", "true");
    }
    if (field.getTrait(MapTrait.class) != null || field.constructor() != null) {
      return List.of("\"x\"", "[]", "1", "true");
    }
    return switch (field.marshallingType().getTargetClass().getSimpleName()) {
      case "Integer", "Long" -> List.of("\"x\"", "[]", "{}", "true");
      case "Boolean" -> List.of("\"x\"", "[]", "{}", "1");
      case "Double", "Float", "Instant" -> List.of("[]", "{}", "true");
      case "Document" -> List.of();
      default -> List.of("[]", "{}", "1", "true");
    };
  }
}
