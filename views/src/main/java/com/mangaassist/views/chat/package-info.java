/** The Chat pane: conversations, transcript with composer, inspector. */
@NullMarked
package com.mangaassist.views.chat;

import org.jspecify.annotations.NullMarked;
