package com.mangaassist.services.chat;

import java.net.URI;
import java.util.Map;

/**
 * Opens WebSockets to a gateway, with the token and the key as headers.
 *
 * <p>Holds secrets; {@link #toString()} shows the address only.
 */
public final class WebSocketChat implements ChatConnection.Factory {

  private final URI address;
  private final Map<String, String> headers;

  /**
   * Remembers where to connect; nothing is sent yet.
   *
   * @param address as {@code ws://127.0.0.1:4711/prod}
   */
  public WebSocketChat(URI address, String bearerToken, String apiKey) {
    this.address = address;
    this.headers = Map.of("Authorization", "Bearer " + bearerToken, "X-Api-Key", apiKey);
  }

  @Override
  public ChatConnection open(ChatConnection.Listener listener) {
    SocketConnection connection = new SocketConnection(address, headers, listener);
    connection.start();
    return connection;
  }

  @Override
  public String toString() {
    return "WebSocketChat[" + address + "]";
  }
}
