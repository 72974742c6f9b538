package io.github.smsotp;

import org.springframework.util.Assert;

/**
 * The keys of an application: those that codes are hashed with, and the index that names
 * accounts and numbers in the store.
 *
 * @param codes the code keys
 * @param index the index
 */
public record SmsOtpKeys(CodeKeys codes, StoreIndex index) {

	public SmsOtpKeys {
		Assert.notNull(codes, "codes cannot be null");
		Assert.notNull(index, "index cannot be null");
	}

	/**
	 * Code keys with the index that is derived from them.
	 * @param codes the code keys
	 * @return the keys
	 */
	public static SmsOtpKeys of(CodeKeys codes) {
		return new SmsOtpKeys(codes, StoreIndex.derivedFrom(codes));
	}

}
