package com.mangaassist.views.chat;

import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.views.settings.Settings;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** As whom and how messages are sent; what was chosen last is remembered. */
final class Choices {

  private static final String FIRST_CUSTOMER = "user-42";

  private final Customers customers;
  private final StringProperty customer;
  private final ObjectProperty<Segment> segment;
  private final ObjectProperty<AnswerLanguage> language;
  private final StringProperty modelId;
  private final BooleanProperty comparing = new SimpleBooleanProperty(this, "comparing");
  private final StringProperty left;
  private final StringProperty right;
  private final List<ModelSpec> models;

  Choices(Settings settings, List<ModelSpec> models) {
    this.models = models;
    customers = new Customers(settings.string("chat.customers", ""));
    customer = settings.string("chat.customer", FIRST_CUSTOMER);
    segment = settings.choice("chat.segment", Segment.class, Segment.PREMIUM);
    language = settings.choice("chat.language", AnswerLanguage.class, AnswerLanguage.AUTOMATIC);
    modelId = settings.string("chat.model", "");
    left = settings.string("chat.compare.left", ModelCatalog.HAIKU);
    right = settings.string("chat.compare.right", ModelCatalog.SONNET);
    for (StringProperty each : List.of(left, right)) {
      if (models.stream().noneMatch(model -> model.modelId().equals(each.get()))) {
        each.set(models.isEmpty() ? "" : models.getFirst().modelId());
      }
    }
    if (model().isEmpty()) {
      // One of another profile, or of another version of the program.
      modelId.set("");
    }
  }

  /** Those who were acted as before. */
  Customers customers() {
    return customers;
  }

  /** Who speaks in the next new conversation. */
  StringProperty customerProperty() {
    return customer;
  }

  /** The segment of the next new conversation. */
  ObjectProperty<Segment> segmentProperty() {
    return segment;
  }

  ObjectProperty<AnswerLanguage> languageProperty() {
    return language;
  }

  /** The model that answers; empty leaves it to the flag. */
  StringProperty modelIdProperty() {
    return modelId;
  }

  /** Whether the next message goes to two models, to be compared. */
  BooleanProperty comparingProperty() {
    return comparing;
  }

  /** The first of the two models that are compared. */
  StringProperty leftProperty() {
    return left;
  }

  /** The second of the two models that are compared. */
  StringProperty rightProperty() {
    return right;
  }

  /** The models that can be chosen. */
  List<ModelSpec> models() {
    return models;
  }

  /** The chosen model; empty leaves it to the flag. */
  Optional<ModelSpec> model() {
    return models.stream().filter(each -> each.modelId().equals(modelId.get())).findFirst();
  }

  /** As a request carries it. */
  @Nullable String requestedModel() {
    return model().map(ModelSpec::modelId).orElse(null);
  }
}
