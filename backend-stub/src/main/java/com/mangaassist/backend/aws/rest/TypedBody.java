package com.mangaassist.backend.aws.rest;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.shapes.MemberTypes;
import com.mangaassist.backend.aws.shapes.Shape.Structure;

/**
 * Operations whose JSON body has members of the model's types only: what has others is refused
 * before the operation judges what it says, as AWS does.
 */
public final class TypedBody {
  private TypedBody() {}

  /** The operation, for bodies that fit {@code input}. */
  public static RestOperation of(Structure input, RestOperation work) {
    return call -> {
      try {
        MemberTypes.check(input, call.members().json());
      } catch (AwsFault fault) {
        throw new RestFault(fault.status(), fault.code(), fault.text());
      }
      return work.call(call);
    };
  }
}
