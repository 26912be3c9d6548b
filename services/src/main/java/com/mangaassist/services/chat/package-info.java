/** The language of a conversation: requests, answers, frames, and the client of the gateway. */
@NullMarked
package com.mangaassist.services.chat;

import org.jspecify.annotations.NullMarked;
