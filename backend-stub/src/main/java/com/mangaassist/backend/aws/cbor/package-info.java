/** Smithy RPC v2 CBOR: the protocol in which newer clients speak to CloudWatch. */
@NullMarked
package com.mangaassist.backend.aws.cbor;

import org.jspecify.annotations.NullMarked;
