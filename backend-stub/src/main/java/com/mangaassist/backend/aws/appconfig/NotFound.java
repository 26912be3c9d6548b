package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.services.json.Json;

/** The 404 of the management operations. */
final class NotFound {
  private NotFound() {}

  /** {@code kind} is AWS's name of the resource's type, such as {@code Environment}. */
  static RestFault of(String kind, Object id) {
    return new RestFault(
        404,
        "ResourceNotFoundException",
        "%s not found for identifier: %s".formatted(kind, id),
        Json.object().put("ResourceName", String.valueOf(id)));
  }
}
