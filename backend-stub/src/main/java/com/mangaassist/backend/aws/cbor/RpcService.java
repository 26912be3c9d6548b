package com.mangaassist.backend.aws.cbor;

import com.mangaassist.backend.aws.protocol.JsonOperation;
import java.util.Map;

/**
 * A service that speaks RPC v2 CBOR.
 *
 * @param signingName such as {@code monitoring}
 * @param path its name in paths, such as {@code GraniteServiceVersion20100801}
 * @param namespace of its shapes, such as {@code com.amazonaws.cloudwatch}
 * @param operations by name
 */
public record RpcService(
    String signingName, String path, String namespace, Map<String, JsonOperation> operations) {}
