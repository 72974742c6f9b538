-- The rules of GuessLedger.java, AccountRules.java and GuessRules.java in Lua. Change both
-- together; the tests compare them.

local AccountRules = {}

-- lockAfter|lockFor;...|count:window;...|disableAfter|cooldown
function AccountRules.read(text)
	local part = Text.split(text, '|')
	local rules = { lockFor = {}, rolling = {} }
	rules.lockAfter, rules.disableAfter = Text.required(part[1]), Text.required(part[4])
	for i, lock in ipairs(Text.split(part[2], ';')) do
		rules.lockFor[i] = Text.required(lock)
	end
	for i, limit in ipairs(Text.split(part[3], ';')) do
		local of = Text.split(limit, ':')
		rules.rolling[i] = { count = Text.required(of[1]), window = Text.required(of[2]) }
	end
	rules.cooldown = Text.number(part[5])
	return rules
end

function AccountRules.disables(rules, failures)
	return rules.disableAfter > 0 and failures >= rules.disableAfter
end

function AccountRules.lockedFor(rules, failures)
	local nth = math.floor(failures / rules.lockAfter)
	return rules.lockFor[math.min(nth, #rules.lockFor)]
end

function AccountRules.longestWindow(rules)
	local longest = 0
	for _, limit in ipairs(rules.rolling) do
		longest = math.max(longest, limit.window)
	end
	return longest
end

local GuessLedger = {}

function GuessLedger.empty()
	return { consecutive = 0, failures = {}, disabled = false }
end

function GuessLedger.isDisabled(ledger, rules)
	return ledger.disabled or AccountRules.disables(rules, ledger.consecutive)
end

function GuessLedger.lockedUntil(ledger, rules, now)
	if GuessLedger.isDisabled(ledger, rules) then
		return nil
	end
	local backsOff = ledger.backoffUntil and now < ledger.backoffUntil
	local full = SlidingWindow.fullUntilAll(ledger.failures, rules.rolling, now)
	return SlidingWindow.later(full, backsOff and ledger.backoffUntil or nil)
end

function GuessLedger.attemptsLeft(ledger, rules, now)
	if GuessLedger.isDisabled(ledger, rules) or GuessLedger.lockedUntil(ledger, rules, now) then
		return 0
	end
	local left = SlidingWindow.room(ledger.failures, rules.rolling, now)
	if rules.lockAfter > 0 then
		left = math.min(left, rules.lockAfter - ledger.consecutive % rules.lockAfter)
	end
	return rules.disableAfter > 0 and math.min(left, rules.disableAfter - ledger.consecutive) or left
end

function GuessLedger.withFailure(ledger, rules, now)
	local failed = ledger.consecutive + 1
	local locks = rules.lockAfter > 0 and failed % rules.lockAfter == 0
	local kept = SlidingWindow.since(ledger.failures, now - AccountRules.longestWindow(rules))
	return {
		consecutive = failed,
		backoffUntil = locks and now + AccountRules.lockedFor(rules, failed) or ledger.backoffUntil,
		failures = SlidingWindow.plusOne(kept, now),
		disabled = AccountRules.disables(rules, failed)
	}
end

function GuessLedger.withSuccess(ledger)
	return { consecutive = 0, failures = ledger.failures, disabled = false }
end
