package io.github.smsotp.phone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.github.smsotp.phone.PhoneNumberRejectedException.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Says which phone numbers may get texts, and brings every spelling of a number into the
 * one that is stored, compared and counted. A number must be in use by the numbering plan
 * of its country, must belong to an allowed region and must have an allowed type.
 * Networks of no country, such as satellite phones, are never allowed. Immutable and safe
 * for use by several threads.
 */
public final class PhoneNumberPolicy {

	private static final String ALL_REGIONS = "*";

	private static final Set<PhoneNumberType> DEFAULT_TYPES = Set.of(PhoneNumberType.MOBILE,
			PhoneNumberType.FIXED_LINE_OR_MOBILE);

	/**
	 * 555-0100 to 555-0199 belong to films and books in every area of the North American
	 * numbering plan, although the library takes them for valid.
	 */
	private static final Pattern FICTION = Pattern.compile("\\+1[0-9]{3}55501[0-9]{2}");

	private final Set<String> regions;

	private final Set<PhoneNumberUtil.PhoneNumberType> types;

	private final boolean testNumbersAllowed;

	/**
	 * Creates a policy that allows mobile phones, and numbers of countries that do not
	 * tell them from fixed lines.
	 * @param regions the countries and territories that may get texts, as ISO 3166 codes
	 * in upper case, or {@code *} for all of them. The first one that is not {@code *} is
	 * assumed when a number has no country code
	 * @throws IllegalArgumentException if there is no region, or an unknown one
	 */
	public PhoneNumberPolicy(List<String> regions) {
		this(regions, DEFAULT_TYPES);
	}

	/**
	 * Creates a policy.
	 * @param regions the countries and territories that may get texts, as ISO 3166 codes
	 * in upper case, or {@code *} for all of them. The first one that is not {@code *} is
	 * assumed when a number has no country code
	 * @param types the types of numbers that may get texts
	 * @throws IllegalArgumentException if there is no region, an unknown one, or no type
	 */
	public PhoneNumberPolicy(List<String> regions, Set<PhoneNumberType> types) {
		this(checked(regions), libraryTypes(types), false);
	}

	private PhoneNumberPolicy(Set<String> regions, Set<PhoneNumberUtil.PhoneNumberType> types,
			boolean testNumbersAllowed) {
		this.regions = regions;
		this.types = types;
		this.testNumbersAllowed = testNumbersAllowed;
	}

	/**
	 * A policy like this one that also takes the numbers which are set aside for fiction,
	 * such as +12025550123. They belong to nobody: of use in tests only.
	 * @return the new policy
	 */
	public PhoneNumberPolicy allowTestNumbers() {
		return new PhoneNumberPolicy(this.regions, this.types, true);
	}

	/**
	 * The regions that may get texts, to choose from.
	 * @return the regions, the one that is assumed first
	 */
	public List<PhoneRegion> regions() {
		Stream<String> all = this.regions.contains(ALL_REGIONS) ? NumberingPlan.regions() : Stream.of();
		return Stream.concat(this.regions.stream().filter((region) -> !ALL_REGIONS.equals(region)), all)
			.distinct()
			.map((region) -> new PhoneRegion(region, NumberingPlan.callingCodeOf(region)))
			.toList();
	}

	/**
	 * Reads a number as a person writes it: with a plus sign and country code, or as
	 * dialled in the first region of this policy.
	 * @param input the number, in any spelling
	 * @return the number
	 * @throws PhoneNumberRejectedException if it is none, or may not get texts
	 */
	public PhoneNumber parse(String input) {
		return parse(input, null);
	}

	/**
	 * Reads a number as a person writes it: with a plus sign and country code, or as
	 * dialled in the given region.
	 * @param input the number, in any spelling
	 * @param region the ISO 3166 code in upper case, one of the regions of this policy;
	 * {@code null} or empty stands for the first one
	 * @return the number
	 * @throws PhoneNumberRejectedException if it is none, or may not get texts, or if the
	 * region is not allowed
	 */
	public PhoneNumber parse(String input, @Nullable String region) {
		Assert.notNull(input, "input cannot be null");
		String dialString = DialString.of(input);
		Phonenumber.PhoneNumber number = NumberingPlan.read(dialString, dialledIn(region));
		if (!allowsRegion(NumberingPlan.regionOf(number))) {
			throw new PhoneNumberRejectedException(Reason.REGION);
		}
		if (!this.types.contains(NumberingPlan.typeOf(number))) {
			throw new PhoneNumberRejectedException(Reason.TYPE);
		}
		String e164 = NumberingPlan.format(number);
		if (!this.testNumbersAllowed && FICTION.matcher(e164).matches()) {
			throw new PhoneNumberRejectedException(Reason.INVALID);
		}
		return new PhoneNumber(e164);
	}

	/**
	 * Holds a number against this policy again, as must be done before every text:
	 * numbering plans and settings change.
	 * @param number the number
	 * @return the number in its one spelling, which differs from the given one only if
	 * that did not come from this policy
	 * @throws PhoneNumberRejectedException if it may no longer get texts
	 */
	public PhoneNumber require(PhoneNumber number) {
		Assert.notNull(number, "number cannot be null");
		return parse(number.value());
	}

	private @Nullable String dialledIn(@Nullable String region) {
		if (region == null || region.isEmpty()) {
			return this.regions.stream().filter((candidate) -> !ALL_REGIONS.equals(candidate)).findFirst().orElse(null);
		}
		if (!allowsRegion(region)) {
			throw new PhoneNumberRejectedException(Reason.REGION);
		}
		return region;
	}

	private boolean allowsRegion(@Nullable String region) {
		if (region == null || !NumberingPlan.hasRegion(region)) {
			return false;
		}
		return this.regions.contains(region) || this.regions.contains(ALL_REGIONS);
	}

	private static Set<String> checked(List<String> regions) {
		Assert.notEmpty(regions, "regions cannot be empty");
		for (String region : regions) {
			Assert.isTrue(StringUtils.hasLength(region), "regions cannot contain an empty one");
			Assert.isTrue(ALL_REGIONS.equals(region) || NumberingPlan.hasRegion(region),
					() -> "Unknown region '" + region + "': must be an ISO 3166 code in upper case such as US, or *");
		}
		return new LinkedHashSet<>(regions);
	}

	private static Set<PhoneNumberUtil.PhoneNumberType> libraryTypes(Set<PhoneNumberType> types) {
		Assert.notEmpty(types, "types cannot be empty");
		return types.stream().map(PhoneNumberType::libraryType).collect(Collectors.toUnmodifiableSet());
	}

}
