/** What one stand-in asks of another, so that neither knows the other. */
@NullMarked
package com.mangaassist.backend.aws.delivery;

import org.jspecify.annotations.NullMarked;
