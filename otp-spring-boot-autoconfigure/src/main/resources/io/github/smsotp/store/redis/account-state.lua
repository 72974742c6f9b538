-- The rules of AccountState.java in Lua. Change both together; the tests compare them.

local AccountState = {}

local MAX_CHALLENGES = 3

local DAY = 24 * 60 * 60000

local LONGEST = 36500 * DAY

local IN_FLIGHT = 10 * 60000

function AccountState.empty()
	return { challenges = {}, ledger = GuessLedger.empty(), pace = SendPace.empty() }
end

-- as StateText.java has it: VERSION|consecutive|backoffUntil|failures|disabled|texts|last|before|bypass,expiresAt|revokedAt|invitedUntil|challenges
function AccountState.read(text)
	local part = Text.split(text, '|')
	assert(#part == 12 and part[1] == VERSION, 'version')
	local state = AccountState.empty()
	state.ledger = {
		consecutive = Text.required(part[2]),
		backoffUntil = Text.number(part[3]),
		failures = SlidingWindow.read(part[4]),
		disabled = Text.required(part[5]) == 1
	}
	state.pace = { texts = Text.required(part[6]), last = Text.number(part[7]), before = Text.number(part[8]) }
	if part[9] ~= '' then
		local bypass = Text.split(part[9], ',')
		state.bypass = { mac = bypass[1], expiresAt = Text.required(bypass[2]) }
	end
	state.revokedAt, state.invitedUntil = Text.number(part[10]), Text.number(part[11])
	for i, challenge in ipairs(Text.split(part[12], ';')) do
		state.challenges[i] = Challenge.read(challenge)
	end
	return state
end

function AccountState.write(state)
	local ledger, pace, challenges = state.ledger, state.pace, {}
	for i, challenge in ipairs(state.challenges) do
		challenges[i] = Challenge.write(challenge)
	end
	return table.concat({ VERSION, Text.of(ledger.consecutive), Text.of(ledger.backoffUntil),
		SlidingWindow.write(ledger.failures), Text.flag(ledger.disabled), Text.of(pace.texts), Text.of(pace.last),
		Text.of(pace.before), state.bypass and state.bypass.mac .. ',' .. Text.of(state.bypass.expiresAt) or '',
		Text.of(state.revokedAt), Text.of(state.invitedUntil), table.concat(challenges, ';') }, '|')
end

function AccountState.challenge(state, id, now)
	for _, challenge in ipairs(state.challenges) do
		if challenge.id == id and Challenge.isLive(challenge, now) then
			return challenge
		end
	end
	return nil
end

function AccountState.others(state, id, now)
	local others = {}
	for _, challenge in ipairs(state.challenges) do
		if challenge.id ~= id and Challenge.isLive(challenge, now) then
			others[#others + 1] = challenge
		end
	end
	return others
end

-- whether the account is disabled, and until when it is locked and has to wait
function AccountState.refusal(state, rules, now)
	local wait = rules.cooldown and SendPace.waitUntil(state.pace, rules.cooldown, now)
	return GuessLedger.isDisabled(state.ledger, rules), GuessLedger.lockedUntil(state.ledger, rules, now), wait
end

function AccountState.reserve(state, rules, now)
	if rules.cooldown then
		state.pace = SendPace.with(state.pace, now)
	end
end

function AccountState.issue(state, code)
	if state.revokedAt and code.issuedAt <= state.revokedAt then
		return
	end
	local before = AccountState.challenge(state, code.id, code.issuedAt)
	local live = {}
	for _, challenge in ipairs(AccountState.others(state, code.id, code.issuedAt)) do
		AccountState.insert(live, challenge)
	end
	while #live >= MAX_CHALLENGES do
		table.remove(live, 1)
	end
	code.replaced = before and Challenge.macs(before) or {}
	live[#live + 1] = code
	state.challenges = live
end

-- keeps the order of those that were issued at once, which table.sort does not
function AccountState.insert(sorted, challenge)
	local index = #sorted
	while index > 0 and sorted[index].issuedAt > challenge.issuedAt do
		index = index - 1
	end
	table.insert(sorted, index + 1, challenge)
end

function AccountState.guess(state, guess, rules)
	local bypass = guess.id == '' and state.bypass
	if bypass and guess.at < bypass.expiresAt and CodeMac.matchAny({ bypass.mac }, guess.macs) then
		state.bypass = nil
		return { outcome = 'ACCEPTED' }
	end
	if GuessLedger.isDisabled(state.ledger, rules) then
		return { outcome = 'DISABLED' }
	end
	local lockedUntil = GuessLedger.lockedUntil(state.ledger, rules, guess.at)
	if lockedUntil then
		return { outcome = 'LOCKED', lockedUntil = lockedUntil }
	end
	local challenge = AccountState.challenge(state, guess.id, guess.at)
	return challenge and AccountState.evaluate(state, challenge, guess, rules) or { outcome = 'REJECTED' }
end

function AccountState.evaluate(state, challenge, guess, rules)
	state.challenges = AccountState.others(state, challenge.id, guess.at)
	if Challenge.accepts(challenge, guess.macs) then
		state.ledger, state.pace = GuessLedger.withSuccess(state.ledger), SendPace.empty()
		return { outcome = 'ACCEPTED', issuedAt = challenge.issuedAt }
	end
	challenge.attemptsLeft = challenge.attemptsLeft - 1
	if challenge.attemptsLeft > 0 then
		table.insert(state.challenges, challenge)
	end
	if Challenge.hasReplaced(challenge, guess.macs) then
		local left = GuessLedger.attemptsLeft(state.ledger, rules, guess.at)
		return { outcome = 'SUPERSEDED', attemptsLeft = math.min(challenge.attemptsLeft, left) }
	end
	return AccountState.failed(state, rules, guess.at, challenge.attemptsLeft)
end

function AccountState.failed(state, rules, at, attemptsLeft)
	state.ledger = GuessLedger.withFailure(state.ledger, rules, at)
	return {
		outcome = 'REJECTED',
		attemptsLeft = math.min(attemptsLeft, GuessLedger.attemptsLeft(state.ledger, rules, at)),
		lockedUntil = GuessLedger.lockedUntil(state.ledger, rules, at),
		failures = state.ledger.consecutive
	}
end

local changes = {}

function changes.UNLOCK(state)
	state.ledger, state.pace = GuessLedger.empty(), SendPace.empty()
end

function changes.DISABLE(state, now)
	state.challenges, state.revokedAt, state.ledger.disabled = {}, now, true
end

function changes.REVOKE(state, now)
	state.challenges, state.bypass, state.revokedAt = {}, nil, now
end

function changes.ALLOW_BYPASS(state, _, ends, mac)
	state.bypass = { mac = mac, expiresAt = ends }
end

function changes.INVITE(state, _, ends)
	state.invitedUntil = ends
end

function changes.WITHDRAW_INVITATION(state)
	state.invitedUntil = nil
end

function changes.CHANGE_NUMBER(state, now)
	changes.REVOKE(state, now)
	state.invitedUntil = nil
end

function AccountState.apply(state, kind, now, ends, mac)
	changes[kind](state, now, ends, mac)
end

function AccountState.keepFor(state, rules, now)
	if state.ledger.consecutive > 0 or state.ledger.disabled then
		return LONGEST
	end
	local ends = now
	for _, challenge in ipairs(state.challenges) do
		ends = math.max(ends, challenge.expiresAt)
	end
	local lastFailure = SlidingWindow.newest(state.ledger.failures)
	ends = math.max(ends, lastFailure and lastFailure + AccountRules.longestWindow(rules) or 0)
	ends = math.max(ends, rules.cooldown and SendPace.relevantUntil(state.pace, rules.cooldown) or 0)
	ends = math.max(ends, state.bypass and state.bypass.expiresAt or 0, state.invitedUntil or 0)
	ends = math.max(ends, state.revokedAt and state.revokedAt + IN_FLIGHT or 0)
	return math.min(ends - now, LONGEST)
end
