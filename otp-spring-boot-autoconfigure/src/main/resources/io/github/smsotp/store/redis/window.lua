-- One send window: VERSION|<sliding window>. KEYS[1] is its key, ARGV[1] what to do, and the
-- rest with what: the time that is counted and how long to keep it, as RateLimit.java has
-- them. The answer begins with whether the entry could be read.

local Window = {}

function Window.empty()
	return {}
end

function Window.read(text)
	local part = Text.split(text, '|')
	assert(#part == 2 and part[1] == VERSION, 'version')
	return SlidingWindow.read(part[2])
end

function Window.write(window)
	return VERSION .. '|' .. SlidingWindow.write(window)
end

-- SendClaim.isNearlyFull
function Window.isNearlyFull(window, limit, now)
	return SlidingWindow.count(window, limit.window, now) >= limit.count * 0.8
end

local operations = {}

function operations.view(_, window)
	return { Window.write(window) }
end

function operations.take(key, window, now, count, length, counted, keep)
	local limit = { count = Text.required(count), window = Text.required(length) }
	now = Text.required(now)
	local full = SlidingWindow.fullUntil(window, limit, now)
	if not full then
		window = SlidingWindow.since(window, now - limit.window)
		window = SlidingWindow.plusOne(window, Text.required(counted))
		Entry.write(key, Window.write(window), Text.required(keep))
	end
	return { Text.of(full), Text.flag(Window.isNearlyFull(window, limit, now)) }
end

function operations.giveBack(key, window, counted)
	window = SlidingWindow.without(window, Text.required(counted))
	if #window > 0 then
		Entry.replace(key, Window.write(window))
	else
		redis.call('DEL', key)
	end
	return {}
end

local window, readable = Entry.read(KEYS[1], Window)
local answer = operations[ARGV[1]](KEYS[1], window, unpack(ARGV, 2))
return Text.flag(readable) .. '|' .. table.concat(answer, '|')
