-- One account, as AccountState.java decides it. KEYS[1] is its key, ARGV[1] what to do.

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

function changes.ALLOW_BYPASS(state, _, expiresAt, mac)
	state.bypass = { mac = mac, expiresAt = Text.required(expiresAt) }
end

function changes.INVITE(state, _, ends)
	state.invitedUntil = Text.required(ends)
end

function changes.WITHDRAW_INVITATION(state)
	state.invitedUntil = nil
end

function changes.CHANGE_NUMBER(state, now)
	state.challenges, state.bypass, state.revokedAt, state.invitedUntil = {}, nil, now, nil
end

local operations = {}

function operations.reserve(state, rules, now)
	local disabled = GuessLedger.isDisabled(state.ledger, rules)
	local lock = GuessLedger.lockedUntil(state.ledger, rules, now)
	local wait = rules.cooldown and SendPace.waitUntil(state.pace, rules.cooldown, now)
	local counts = rules.cooldown and not disabled and not lock and not wait
	if counts then
		state.pace = SendPace.with(state.pace, now)
	end
	return { Text.flag(counts), Text.flag(disabled), Text.of(lock), Text.of(wait) }
end

function operations.issue(state, _, now, id, mac, expiresAt, attempts)
	AccountState.issue(state, { id = id, mac = mac, issuedAt = now, expiresAt = Text.required(expiresAt),
		attemptsLeft = Text.required(attempts) })
	return {}
end

function operations.guess(state, rules, now, id, macs)
	local result = AccountState.guess(state, { id = id, macs = Text.split(macs, ';'), at = now }, rules)
	return { result.outcome, Text.of(result.attemptsLeft or 0), Text.of(result.lockedUntil),
		Text.of(result.failures or 0), Text.of(result.issuedAt) }
end

function operations.change(state, _, now, kind, ...)
	changes[kind](state, now, ...)
	return {}
end

local function giveBack(key, reservedAt)
	local state, readable = Entry.read(key, AccountState)
	state.pace = SendPace.without(state.pace, reservedAt)
	local text = AccountState.write(state)
	if text ~= AccountState.write(AccountState.empty()) then
		Entry.replace(key, text)
	else
		redis.call('DEL', key)
	end
	return { Text.flag(readable) }
end

local function update(key, step, now, rules, ...)
	local state, readable = Entry.read(key, AccountState)
	local answer = step(state, rules, now, ...)
	Entry.write(key, AccountState.write(state), AccountState.keepFor(state, rules, now))
	table.insert(answer, 1, Text.flag(readable))
	return answer
end

if ARGV[1] == 'view' then
	return Entry.raw(KEYS[1])
end
local now = Text.required(ARGV[2])
if ARGV[1] == 'giveBack' then
	return table.concat(giveBack(KEYS[1], now), '|')
end
local answer = update(KEYS[1], operations[ARGV[1]], now, GuessRules.read(ARGV[3]), unpack(ARGV, 4))
return table.concat(answer, '|')
