/** What the AWS stand-ins share: SigV4 verification, the JSON protocols and AWS's error shapes. */
@NullMarked
package com.mangaassist.backend.aws.protocol;

import org.jspecify.annotations.NullMarked;
