/** The EventBridge stand-in: classic buses, by AWS JSON 1.1. */
@NullMarked
package com.mangaassist.backend.aws.events;

import org.jspecify.annotations.NullMarked;
