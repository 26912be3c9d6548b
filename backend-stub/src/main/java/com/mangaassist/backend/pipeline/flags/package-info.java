/** Which model a customer gets in this release: the bundled flag. */
@NullMarked
package com.mangaassist.backend.pipeline.flags;

import org.jspecify.annotations.NullMarked;
