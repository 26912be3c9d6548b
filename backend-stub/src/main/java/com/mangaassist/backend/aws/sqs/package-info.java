/** SQS's stand-in: standard and FIFO queues, dead letters and their redrive, by JSON and Query. */
@NullMarked
package com.mangaassist.backend.aws.sqs;

import org.jspecify.annotations.NullMarked;
