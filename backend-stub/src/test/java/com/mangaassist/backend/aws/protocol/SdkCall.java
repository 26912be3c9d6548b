package com.mangaassist.backend.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Operations of a stock client by their names: for tests that go from member to member. */
public final class SdkCall {
  private final Object client;
  private final String sdk;

  /** Calls {@code client}, of the SDK's package {@code sdk}. */
  public SdkCall(Object client, String sdk) {
    this.client = client;
    this.sdk = sdk;
  }

  /** What the service says against a call with these members; empty when it takes them. */
  public Optional<AwsServiceException> refusal(String operation, JsonNode members)
      throws Exception {
    String start = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    Object request = request(operation, members);
    Method method = client.getClass().getMethod(start, request.getClass());
    method.setAccessible(true);
    try {
      method.invoke(client, request);
      return Optional.empty();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof AwsServiceException refused) {
        return Optional.of(refused);
      }
      throw e;
    }
  }

  private Object request(String operation, JsonNode members) throws Exception {
    Class<?> request =
        Class.forName("software.amazon.awssdk.services." + sdk + ".model." + operation + "Request");
    Object builder = Objects.requireNonNull(request.getMethod("builder").invoke(null));
    return built((SdkPojo) builder, members);
  }

  private static Object built(SdkPojo builder, JsonNode members) {
    Map<String, SdkField<?>> fields = new LinkedHashMap<>();
    builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
    members
        .properties()
        .forEach(
            member -> {
              SdkField<?> field =
                  Objects.requireNonNull(fields.get(member.getKey()), member.getKey());
              field.set(builder, value(field, member.getValue()));
            });
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private static Object value(SdkField<?> field, JsonNode json) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.LIST)) {
      SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
      List<Object> list = new ArrayList<>();
      json.forEach(each -> list.add(value(element, each)));
      return list;
    }
    if (type.equals(MarshallingType.MAP)) {
      SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> map = new LinkedHashMap<>();
      json.properties().forEach(each -> map.put(each.getKey(), value(element, each.getValue())));
      return map;
    }
    if (type.equals(MarshallingType.SDK_POJO)) {
      return built(field.constructor().get(), json);
    }
    return scalar(type, json);
  }

  private static Object scalar(MarshallingType<?> type, JsonNode json) {
    if (type.equals(MarshallingType.INTEGER)) {
      return json.intValue();
    }
    if (type.equals(MarshallingType.DOUBLE)) {
      return json.doubleValue();
    }
    if (type.equals(MarshallingType.FLOAT)) {
      return json.floatValue();
    }
    if (type.equals(MarshallingType.BOOLEAN)) {
      return json.booleanValue();
    }
    if (type.equals(MarshallingType.INSTANT)) {
      return Instant.ofEpochSecond(json.longValue());
    }
    return type.equals(MarshallingType.SDK_BYTES)
        ? SdkBytes.fromUtf8String(json.textValue())
        : json.textValue();
  }
}
