-- Posts alerts of about 400 bytes, `per` in a request. Usage: wrk -s alerts.lua URL -- PER SEED [DISTINCT]
-- All alerts differ, or the same DISTINCT ones come again and again, each time with a later end, as Prometheus sends them.
-- The last line of the output is JSON.
local per, seed, distinct, count, thread_count = 1, "s", 0, 0, 0
local alert_text

function setup(thread)
  thread:set("thread_id", thread_count)
  thread_count = thread_count + 1
end

function init(args)
  per = tonumber(args[1]) or 1
  seed = args[2] or "s"
  distinct = tonumber(args[3]) or 0
  count = 0
  starts = os.date("!%Y-%m-%dT%H:%M:%SZ")
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

local function alert(ends)
  local number = count
  if distinct > 0 then number = count % distinct end
  count = count + 1
  local name = seed .. "-" .. thread_id .. "-" .. number
  return '{"labels":{"alertname":"DiskFillsUp","cluster":"tokyo-1","instance":"' .. name
    .. ':9100","job":"node","service":"payments-' .. (number % 1000) .. '","severity":"warning","team":"team-' .. (number % 100)
    .. '"},"annotations":{"summary":"/var on ' .. name .. ' is full in four hours","description":"The disk of this host '
    .. 'grows steadily; see the runbook for what may be deleted."},"startsAt":"' .. starts
    .. '","endsAt":"' .. ends .. '","generatorURL":"http://prom.example/graph?g0.expr=disk"}'
end

function request()
  local ends = os.date("!%Y-%m-%dT%H:%M:%SZ", os.time() + 240)
  local alerts = {}
  for i = 1, per do alerts[i] = alert(ends) end
  return wrk.format(nil, nil, nil, "[" .. table.concat(alerts, ",") .. "]")
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"failed":%d,"seconds":%.4f,"p99Ms":%.3f}\n', summary.requests,
    errors.status + errors.connect + errors.read + errors.timeout, summary.duration / 1e6, latency:percentile(99) / 1000))
end
