package io.github.smsotp.store.redis;

import java.util.List;

/**
 * Sends calls to a server without waiting between them.
 */
@FunctionalInterface
interface ScriptSender {

	/**
	 * Sends all calls, then waits for all answers.
	 * @param calls the calls
	 * @param byHash whether a script is called by its hash, or sent along
	 * @return the answers in the order of the calls, failures among them
	 */
	List<Answer> send(List<ScriptCall> calls, boolean byHash);

}
