package com.mangaassist.backend.aws.query;

import static com.mangaassist.backend.aws.shapes.Shape.flatList;
import static com.mangaassist.backend.aws.shapes.Shape.flatMap;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.real;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.time;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.services.json.Json;

/** Any bytes are parameters or an {@link AwsFault} of the client's. */
class QueryFuzzTest {
  private static final Shape.Structure INPUT =
      structure(
          member("Name", text()),
          member("Count", whole()),
          member("Value", real()),
          member("Time", time()),
          member("List", list(structure(member("Key", text()), member("Deep", list(text()))))),
          member("Flat", flatList(text())),
          member("Map", flatMap("Name", "Value", text())));

  @FuzzTest
  void readsOrRefuses(byte[] data) {
    try {
      QueryForm form = new QueryForm();
      form.add(data);
      Json.write(QueryReader.read(form.root(), INPUT));
    } catch (AwsFault refused) {
      if (refused.status() >= 500) {
        throw new AssertionError("The client's mistake is answered as the server's", refused);
      }
    }
  }
}
