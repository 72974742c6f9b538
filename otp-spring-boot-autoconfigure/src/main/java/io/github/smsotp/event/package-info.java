/**
 * What happened, in plain values: no code, no full number.
 */
@NullMarked
package io.github.smsotp.event;

import org.jspecify.annotations.NullMarked;
