/** What a model is asked: instructions, products, turns. */
@NullMarked
package com.mangaassist.backend.pipeline.prompt;

import org.jspecify.annotations.NullMarked;
