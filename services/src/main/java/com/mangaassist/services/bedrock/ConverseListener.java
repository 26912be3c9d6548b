package com.mangaassist.services.bedrock;

import com.mangaassist.services.models.Usage;

/**
 * Hears a stream on the network's thread and must not wait there. Either {@link #ended} or {@link
 * #failed} is the last that it hears, unless the stream was closed.
 */
public interface ConverseListener {

  /** A piece of the answer; {@link ConverseStream#taken} tells that it was used. */
  void text(String piece);

  /** The model has said all that it wants to. */
  void stopped();

  /** What the model counted. */
  void usage(Usage usage);

  /** Nothing more comes. Without {@link #stopped} before it, the stream was cut. */
  void ended();

  /**
   * Nothing more comes because something failed.
   *
   * @param problem an {@code AwsServiceException} if Bedrock said so, an {@code SdkClientException}
   *     if it was not reached; anything else broke the stream
   */
  void failed(Throwable problem);
}
