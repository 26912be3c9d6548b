/** REST-JSON for the stand-ins: path, query, headers and bodies in, JSON, blobs and faults out. */
@NullMarked
package com.mangaassist.backend.aws.rest;

import org.jspecify.annotations.NullMarked;
