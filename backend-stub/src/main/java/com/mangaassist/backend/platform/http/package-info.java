/**
 * An HTTP/1.1 and cleartext HTTP/2 server on loopback whose routes each declare who may call them.
 */
@NullMarked
package com.mangaassist.backend.platform.http;

import org.jspecify.annotations.NullMarked;
