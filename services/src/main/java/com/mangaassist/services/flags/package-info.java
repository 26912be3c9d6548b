/** The rollout rule: which bucket a user falls into and what follows from it. */
@NullMarked
package com.mangaassist.services.flags;

import org.jspecify.annotations.NullMarked;
