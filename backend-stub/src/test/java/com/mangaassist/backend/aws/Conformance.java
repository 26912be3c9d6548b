package com.mangaassist.backend.aws;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The operations of a stand-in that a test holds against AWS's reference. The service is that of
 * the test's package; {@link ConformanceTest} finds what no test names.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Conformance.All.class)
public @interface Conformance {
  /** AWS's names, such as {@code PutRule}. */
  String[] value();

  /** Those of the operations' declared errors that the test provokes; none where they succeed. */
  Class<? extends AwsServiceException>[] errors() default {};

  /** Whether the test goes from page to page, or holds the refusal of a token that is none. */
  boolean pages() default false;

  /** Several of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    /** Each. */
    Conformance[] value();
  }
}
