package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.services.chat.Phase;

/**
 * How far a running job is; not kept.
 *
 * @param phase as the WebSocket's status frames name it
 * @param characters of the answer so far
 */
public record Progress(Phase phase, int characters) {

  static final Progress NONE = new Progress(Phase.MODERATING, 0);
}
