-- The rules of SendPace.java in Lua. Change both together; the tests compare them. A pace
-- is {texts, last, before}.

local SendPace = {}

local LONGEST = 32 * 60000

local QUIET = 60 * 60000

function SendPace.empty()
	return { texts = 0 }
end

function SendPace.pause(pace, cooldown)
	local pause = cooldown
	for _ = 2, pace.texts do
		if pause >= LONGEST then
			break
		end
		pause = pause * 2
	end
	return pause > LONGEST and math.max(cooldown, LONGEST) or pause
end

function SendPace.waitUntil(pace, cooldown, now)
	local ends = pace.last and pace.last + SendPace.pause(pace, cooldown)
	return ends and ends > now and ends or nil
end

function SendPace.with(pace, now)
	if not pace.last or now >= pace.last + QUIET then
		return { texts = 1, last = now }
	end
	return { texts = pace.texts + 1, last = now, before = pace.last }
end

function SendPace.without(pace, text)
	if text == pace.last and pace.texts == 1 then
		return SendPace.empty()
	end
	if text == pace.last then
		return { texts = pace.texts - 1, last = pace.before or pace.last }
	end
	if text == pace.before then
		return { texts = pace.texts - 1, last = pace.last }
	end
	return pace
end

function SendPace.relevantUntil(pace, cooldown)
	return pace.last and pace.last + math.max(cooldown, QUIET) or 0
end
