package io.github.smsotp.store.redis;

import java.util.List;

/**
 * Sends calls to a server without waiting between them.
 */
interface ScriptSender {

	/**
	 * Sends all calls, then waits for all replies.
	 * @param calls the calls
	 * @param byHash whether a script is called by its hash, or sent along
	 * @return the replies in the order of the calls, failures among them
	 */
	List<Reply> send(List<ScriptCall> calls, boolean byHash);

}
