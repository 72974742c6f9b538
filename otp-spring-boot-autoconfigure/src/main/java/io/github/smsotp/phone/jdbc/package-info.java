/**
 * Confirmed phone numbers in a relational database.
 */
@NullMarked
package io.github.smsotp.phone.jdbc;

import org.jspecify.annotations.NullMarked;
