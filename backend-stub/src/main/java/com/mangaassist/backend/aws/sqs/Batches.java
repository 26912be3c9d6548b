package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What all batch calls have in common: what refuses the call, and entries that fail alone. */
final class Batches {
  private static final int MOST = 10;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private Batches() {}

  /** Entries by their ids, in order. */
  static Map<String, Input> entries(Input input, String kind) throws AwsFault {
    List<Input> entries = input.structures("Entries");
    if (entries.isEmpty()) {
      throw SqsFaults.emptyBatch(kind);
    }
    if (entries.size() > MOST) {
      throw SqsFaults.tooManyEntries(entries.size());
    }
    Map<String, Input> byId = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (Input entry : entries) {
      String id = entry.text("Id").orElse("");
      if (!ID.matcher(id).matches()) {
        throw SqsFaults.entryId();
      }
      if (!ids.add(id)) {
        throw SqsFaults.entryIdsNotDistinct(id);
      }
      byId.put(id, entry);
    }
    return byId;
  }

  /** The answer; a list without elements is left out, as AWS does. */
  static ObjectNode answer(List<ObjectNode> successful, Map<String, AwsFault> failed) {
    ObjectNode answer = Json.object();
    if (!successful.isEmpty()) {
      ArrayNode list = answer.putArray("Successful");
      successful.forEach(list::add);
    }
    if (!failed.isEmpty()) {
      ArrayNode list = answer.putArray("Failed");
      failed.forEach(
          (id, fault) ->
              list.addObject()
                  .put("Id", id)
                  .put("SenderFault", fault.status() < 500)
                  .put("Code", fault.queryCode().orElse(fault.code()))
                  .put("Message", fault.text()));
    }
    return answer;
  }
}
