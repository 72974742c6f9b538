/**
 * Amazon SNS by the AWS SDK for Java 2.
 */
@NullMarked
package io.github.smsotp.sms.sns;

import org.jspecify.annotations.NullMarked;
