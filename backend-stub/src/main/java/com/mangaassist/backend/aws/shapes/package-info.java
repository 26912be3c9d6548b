/**
 * What service models say of members, whatever protocol brings them: types, what must be, bounds.
 */
@NullMarked
package com.mangaassist.backend.aws.shapes;

import org.jspecify.annotations.NullMarked;
