-- Posts alerts of about 400 bytes, all different, `per` in a request. Usage: wrk -s alerts.lua URL -- PER SEED
local per, seed, thread_count = 1, "s", 0

function setup(thread)
  thread:set("thread_id", thread_count)
  thread_count = thread_count + 1
end

function init(args)
  per = tonumber(args[1]) or 1
  seed = args[2] or "s"
  count = 0
  starts = os.date("!%Y-%m-%dT%H:%M:%SZ")
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

local function alert()
  count = count + 1
  local name = seed .. "-" .. thread_id .. "-" .. count
  return '{"labels":{"alertname":"DiskFillsUp","severity":"warning","instance":"' .. name
    .. ':9100","job":"node","cluster":"tokyo-1","service":"payments-' .. (count % 1000) .. '"},'
    .. '"annotations":{"summary":"/var on ' .. name .. ' is full in four hours","description":"The disk of this host '
    .. 'grows steadily; see the runbook for what may be deleted."},"startsAt":"' .. starts
    .. '","generatorURL":"http://prom.example/graph?g0.expr=disk"}'
end

function request()
  local alerts = {}
  for i = 1, per do alerts[i] = alert() end
  return wrk.format(nil, "/api/v2/alerts", nil, "[" .. table.concat(alerts, ",") .. "]")
end
