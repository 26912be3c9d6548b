/** The turns of a conversation as the chat pane shows them, with an answer that streams. */
@NullMarked
package com.mangaassist.views.transcript;

import org.jspecify.annotations.NullMarked;
