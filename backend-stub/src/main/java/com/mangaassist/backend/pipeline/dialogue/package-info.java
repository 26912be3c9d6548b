/** What a message means in its conversation: intent, language, the products it is about. */
@NullMarked
package com.mangaassist.backend.pipeline.dialogue;

import org.jspecify.annotations.NullMarked;
