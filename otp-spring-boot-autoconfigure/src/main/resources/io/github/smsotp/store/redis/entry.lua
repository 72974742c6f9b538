-- The compact text in which entries, arguments and answers are written, and how an
-- entry is read and replaced. Numbers are milliseconds or counts below 10^15, which a
-- double holds exactly.

local VERSION = '1'

-- an entry lives that much longer, for nodes whose clocks are behind
local CLOCK_DIFFERENCE = 60000

local Text = {}

function Text.split(text, separator)
	local parts = {}
	if text == '' then
		return parts
	end
	for part in string.gmatch(text .. separator, '([^' .. separator .. ']*)' .. separator) do
		parts[#parts + 1] = part
	end
	return parts
end

function Text.number(text)
	if text == '' then
		return nil
	end
	assert(string.find(text, '^%d+$') and #text <= 15, 'not a number')
	return tonumber(text)
end

function Text.required(text)
	return assert(Text.number(text), 'no number')
end

-- never in exponent notation
function Text.of(number)
	return number and string.format('%.0f', number) or ''
end

function Text.flag(condition)
	return condition and '1' or '0'
end

local Entry = {}

-- the value, which is empty where there is none, and false where it cannot be read
function Entry.read(key, kind)
	local text = redis.pcall('GET', key)
	if text == false then
		return kind.empty(), true
	end
	if type(text) == 'string' then
		local readable, value = pcall(kind.read, text)
		if readable then
			return value, true
		end
		-- nodes of two versions must not take each other's counts back
		assert(not Entry.isNewer(text), 'an entry of a newer version')
	elseif not string.find(text.err, 'WRONGTYPE', 1, true) then
		error(text.err)
	end
	return kind.empty(), false
end

function Entry.isNewer(text)
	local version = tonumber(string.match(text, '^(%d+)|'))
	return version and version > tonumber(VERSION)
end

function Entry.write(key, text, keep)
	if keep > 0 then
		redis.call('SET', key, text, 'PX', Text.of(keep + CLOCK_DIFFERENCE))
	else
		Entry.delete(key, text)
	end
end

-- for as long as it would have lived
function Entry.replace(key, text)
	local left = redis.call('PTTL', key)
	if left > 0 then
		redis.call('SET', key, text, 'PX', Text.of(left))
	elseif left == -1 then
		redis.call('SET', key, text)
	else
		redis.call('DEL', key)
	end
end

-- A Redis that is full still deletes. What it cannot count it must not accept either.
function Entry.delete(key, text)
	redis.call('SET', key, text, 'PX', '1')
	redis.call('DEL', key)
end
