/** The Query protocol: form parameters in, XML out, for operations that other protocols share. */
@NullMarked
package com.mangaassist.backend.aws.query;

import org.jspecify.annotations.NullMarked;
