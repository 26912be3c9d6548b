/** What a message went through, as the gateway recorded it. */
@NullMarked
package com.mangaassist.services.traces;

import org.jspecify.annotations.NullMarked;
