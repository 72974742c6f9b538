/**
 * The DSL that adds the factor to a filter chain.
 */
@NullMarked
package io.github.smsotp.config;

import org.jspecify.annotations.NullMarked;
