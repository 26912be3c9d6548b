package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.policy.Principal;
import com.mangaassist.backend.aws.policy.ResourcePolicy;
import org.jspecify.annotations.Nullable;

/** What the resource policy of a bus says to its own account. */
public final class BusPolicy {

  /** The only action that a bus lets others take. */
  public static final String PUT_EVENTS = "events:PutEvents";

  private BusPolicy() {}

  /** Whether a statement denies the account of {@code arns} to put events on a bus. */
  public static boolean deniesPutEvents(Bus bus, Arns arns) {
    @Nullable JsonNode policy = bus.policy();
    return policy != null
        && ResourcePolicy.denies(
            policy, Principal.account(arns.account()), PUT_EVENTS, arns.bus(bus.name()));
  }
}
