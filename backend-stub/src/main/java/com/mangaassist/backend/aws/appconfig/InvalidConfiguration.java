package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.services.json.Json;
import java.util.List;

/**
 * One reason why a configuration is not valid.
 *
 * @param constraint the constraint that failed, such as {@code maximum}
 * @param location where in the configuration, as a JSON pointer
 * @param reason a sentence
 * @param value the value there, empty when there is none
 */
record InvalidConfiguration(String constraint, String location, String reason, String value) {
  private static final int SHOWN = 50;

  /** The 400 of the profile's own validators, which names them all. */
  static RestFault fault(List<InvalidConfiguration> problems) {
    InvalidConfiguration first = problems.getFirst();
    return fault(
        "Error validating configuration: %s: %s"
            .formatted(first.location().isEmpty() ? "/" : first.location(), first.reason()),
        problems);
  }

  /**
   * The 400 of the extension that AWS validates feature flags by; what is wrong are its details.
   */
  static RestFault flags(String what, List<InvalidConfiguration> problems) {
    return fault("Error invoking extension AppConfig Feature Flags Helper: " + what, problems);
  }

  private static RestFault fault(String message, List<InvalidConfiguration> problems) {
    ObjectNode members = Json.object().put("Reason", "InvalidConfiguration");
    ArrayNode list = members.putObject("Details").putArray("InvalidConfiguration");
    problems.stream()
        .limit(SHOWN)
        .forEach(
            problem ->
                list.addObject()
                    .put("Constraint", problem.constraint())
                    .put("Location", problem.location())
                    .put("Reason", problem.reason())
                    .put("Type", "InvalidConfiguration")
                    .put("Value", problem.value()));
    return new RestFault(400, "BadRequestException", message, members);
  }
}
