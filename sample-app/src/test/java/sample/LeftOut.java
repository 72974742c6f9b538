package sample;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end which tests were left out, and why.
 */
public final class LeftOut implements TestExecutionListener {

	private final Set<String> leftOut = new ConcurrentSkipListSet<>();

	@Override
	public void executionSkipped(TestIdentifier test, String reason) {
		this.leftOut.add("Left out: " + test.getDisplayName() + ", " + reason);
	}

	@Override
	public void testPlanExecutionFinished(TestPlan plan) {
		this.leftOut.forEach(System.out::println);
	}

}
