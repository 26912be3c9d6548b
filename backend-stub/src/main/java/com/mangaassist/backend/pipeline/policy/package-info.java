/** What the shop promises about returns, shipping and payment. */
@NullMarked
package com.mangaassist.backend.pipeline.policy;

import org.jspecify.annotations.NullMarked;
