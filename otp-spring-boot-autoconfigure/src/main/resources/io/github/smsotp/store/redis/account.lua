-- One account. KEYS[1] is its key, ARGV[1] what to do, and the rest with what. The answer
-- begins with whether the entry could be read.

local steps = {}

function steps.reserve(state, now, rules)
	local disabled, lock, wait = AccountState.refusal(state, rules, now)
	if not disabled and not lock and not wait then
		AccountState.reserve(state, rules, now)
	end
	return { Text.flag(disabled), Text.of(lock), Text.of(wait) }
end

function steps.issue(state, now, _, id, mac, expiresAt, attempts)
	AccountState.issue(state, { id = id, mac = mac, issuedAt = now, expiresAt = Text.required(expiresAt),
		attemptsLeft = Text.required(attempts) })
	return {}
end

function steps.guess(state, now, rules, id, macs)
	local result = AccountState.guess(state, { id = id, macs = Text.split(macs, ';'), at = now }, rules)
	return { result.outcome, Text.of(result.attemptsLeft or 0), Text.of(result.lockedUntil),
		Text.of(result.failures or 0), Text.of(result.issuedAt) }
end

function steps.change(state, now, _, kind, ends, mac)
	AccountState.apply(state, kind, now, Text.number(ends), mac)
	return {}
end

local function update(key, state, step, now, rules, ...)
	local answer = step(state, now, rules, ...)
	Entry.write(key, AccountState.write(state), AccountState.keepFor(state, rules, now))
	return answer
end

local function giveBack(key, state, reservedAt)
	state.pace = SendPace.without(state.pace, reservedAt)
	local text = AccountState.write(state)
	if text ~= AccountState.write(AccountState.empty()) then
		Entry.replace(key, text)
	else
		redis.call('DEL', key)
	end
	return {}
end

local key, operation = KEYS[1], ARGV[1]
local state, readable = Entry.read(key, AccountState)
local answer
if operation == 'view' then
	answer = { AccountState.write(state) }
elseif operation == 'giveBack' then
	answer = giveBack(key, state, Text.required(ARGV[2]))
else
	answer = update(key, state, steps[operation], Text.required(ARGV[2]), AccountRules.read(ARGV[3]), unpack(ARGV, 4))
end
return Text.flag(readable) .. '|' .. table.concat(answer, '|')
