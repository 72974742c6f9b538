-- The rules of Challenge.java and CodeMac.java in Lua. Change both together; the tests
-- compare them. A MAC is the text <key id>:<base64>. To compare strings Lua compares
-- pointers, so that the time it takes says nothing of what they hold.

local CodeMac = {}

function CodeMac.matchAny(stored, candidates)
	local matches = false
	for _, mac in ipairs(stored) do
		for _, candidate in ipairs(candidates) do
			matches = matches or mac == candidate
		end
	end
	return matches
end

local Challenge = {}

local REPLACED_KEPT = 3

-- id,mac,issuedAt,expiresAt,attemptsLeft,replaced,...
function Challenge.read(text)
	local part = Text.split(text, ',')
	assert(#part >= 5 and part[1] ~= '', 'challenge')
	local challenge = { id = part[1], mac = part[2], replaced = { unpack(part, 6) } }
	challenge.issuedAt, challenge.expiresAt = Text.required(part[3]), Text.required(part[4])
	challenge.attemptsLeft = Text.required(part[5])
	return challenge
end

function Challenge.write(challenge)
	local part = { challenge.id, challenge.mac, Text.of(challenge.issuedAt), Text.of(challenge.expiresAt),
		Text.of(challenge.attemptsLeft), unpack(challenge.replaced) }
	return table.concat(part, ',')
end

function Challenge.isLive(challenge, now)
	return now < challenge.expiresAt
end

function Challenge.accepts(challenge, candidates)
	return CodeMac.matchAny({ challenge.mac }, candidates)
end

function Challenge.hasReplaced(challenge, candidates)
	return CodeMac.matchAny(challenge.replaced, candidates)
end

-- the MACs that a resend replaces
function Challenge.macs(challenge)
	local macs = { challenge.mac, unpack(challenge.replaced) }
	return { unpack(macs, 1, math.min(#macs, REPLACED_KEPT)) }
end
