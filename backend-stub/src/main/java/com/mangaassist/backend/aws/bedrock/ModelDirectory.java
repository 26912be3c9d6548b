package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;

/** Finds a model by what a client may put in its place: id, inference profile or ARN of either. */
final class ModelDirectory {
  private final ModelCatalog catalog;

  ModelDirectory(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  ModelSpec find(String identifier) throws AwsFault {
    boolean isArn = identifier.startsWith("arn:");
    String id = isArn ? identifier.substring(identifier.lastIndexOf('/') + 1) : identifier;
    ModelSpec model = catalog.find(id).orElse(null);
    if (model != null) {
      return model;
    }
    throw isArn
        ? new AwsFault(
            404,
            "ResourceNotFoundException",
            "Could not resolve the foundation model from the provided model identifier.")
        : AwsFault.validation("The provided model identifier is invalid.");
  }
}
