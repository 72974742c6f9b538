package io.github.smsotp.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Prints how a name is resolved, and what client other peers are, in a process that finds
 * names in a file of its own.
 */
public final class PrintClients {

	private PrintClients() {
	}

	/**
	 * Prints a line for each argument.
	 */
	public static void main(String[] args) throws UnknownHostException {
		System.out.println(InetAddress.getByName(args[0]).getHostAddress());
		for (int i = 1; i < args.length; i++) {
			MockHttpServletRequest request = new MockHttpServletRequest();
			request.setRemoteAddr(args[i]);
			System.out.println(ClientAddress.of(request));
		}
	}

}
