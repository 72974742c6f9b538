/**
 * A store on a Redis server or cluster.
 */
@NullMarked
package io.github.smsotp.store.redis;

import org.jspecify.annotations.NullMarked;
