/** One customer's message on its way to an answer: small hops and what joins them. */
@NullMarked
package com.mangaassist.backend.pipeline.chat;

import org.jspecify.annotations.NullMarked;
