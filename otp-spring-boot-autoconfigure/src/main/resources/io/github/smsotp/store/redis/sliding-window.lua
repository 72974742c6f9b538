-- The rules of SlidingWindow.java in Lua. Change both together; the tests compare them. A
-- window is a list of {time, count}, the oldest first, a limit {count, window}.

local SlidingWindow = {}

function SlidingWindow.read(text)
	local window = {}
	for _, item in ipairs(Text.split(text, ';')) do
		local part = Text.split(item, ':')
		local time, count = Text.required(part[1]), Text.required(part[2] or '1')
		assert(#part <= 2 and count > 0, 'count')
		assert(#window == 0 or window[#window].time < time, 'order')
		window[#window + 1] = { time = time, count = count }
	end
	return window
end

function SlidingWindow.write(window)
	local items = {}
	for i, item in ipairs(window) do
		items[i] = Text.of(item.time) .. (item.count > 1 and ':' .. Text.of(item.count) or '')
	end
	return table.concat(items, ';')
end

function SlidingWindow.fullUntil(window, limit, now)
	local count = 0
	for i = #window, 1, -1 do
		count = count + window[i].count
		if count >= limit.count then
			local ends = window[i].time + limit.window
			return ends > now and ends or nil
		end
	end
	return nil
end

function SlidingWindow.fullUntilAll(window, limits, now)
	local ends
	for _, limit in ipairs(limits) do
		ends = SlidingWindow.later(ends, SlidingWindow.fullUntil(window, limit, now))
	end
	return ends
end

function SlidingWindow.later(one, other)
	if one and other then
		return math.max(one, other)
	end
	return one or other
end

function SlidingWindow.count(window, length, now)
	local count = 0
	for _, item in ipairs(window) do
		if item.time > now - length then
			count = count + item.count
		end
	end
	return count
end

function SlidingWindow.room(window, limits, now)
	local room = 2147483647
	for _, limit in ipairs(limits) do
		local left = limit.count - SlidingWindow.count(window, limit.window, now)
		room = math.min(room, math.max(0, left))
	end
	return room
end

function SlidingWindow.newest(window)
	return #window > 0 and window[#window].time or nil
end

function SlidingWindow.since(window, start)
	local left = {}
	for _, item in ipairs(window) do
		if item.time > start then
			left[#left + 1] = item
		end
	end
	return left
end

function SlidingWindow.plusOne(window, time)
	local index = #window
	while index > 0 and window[index].time > time do
		index = index - 1
	end
	if index > 0 and window[index].time == time then
		window[index].count = window[index].count + 1
	else
		table.insert(window, index + 1, { time = time, count = 1 })
	end
	return window
end

function SlidingWindow.without(window, time)
	for i, item in ipairs(window) do
		if item.time == time then
			item.count = item.count - 1
			if item.count == 0 then
				table.remove(window, i)
			end
			break
		end
	end
	return window
end
