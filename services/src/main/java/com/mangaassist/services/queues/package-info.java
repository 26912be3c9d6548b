/** Queues of work, reached through the AWS SDK. */
@NullMarked
package com.mangaassist.services.queues;

import org.jspecify.annotations.NullMarked;
