/** The gateway's routes and its WebSocket: validation, frames, limits. */
@NullMarked
package com.mangaassist.backend.pipeline.gateway;

import org.jspecify.annotations.NullMarked;
