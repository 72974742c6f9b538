/**
 * A store in a relational database.
 */
@NullMarked
package io.github.smsotp.store.jdbc;

import org.jspecify.annotations.NullMarked;
