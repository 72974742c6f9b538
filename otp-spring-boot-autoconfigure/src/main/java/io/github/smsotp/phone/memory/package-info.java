/**
 * Confirmed phone numbers held in memory.
 */
@NullMarked
package io.github.smsotp.phone.memory;

import org.jspecify.annotations.NullMarked;
