import type { IncomingMessage } from 'node:http';
import { apiError } from '../api/api-error.ts';
import { isSameOrigin } from '../http/access.ts';
import { type Answer, json } from '../http/answer.ts';
import { isJsonType, type JsonParsed, parseJson } from '../http/parse-json.ts';
import { readBody } from '../http/read-body.ts';
import { findBreach } from '../notification/rule.ts';
import { findRoom } from '../room.ts';
import type { SimulatorState } from '../simulator-state.ts';
import { parseFault } from './faults.ts';

const MAX_BODY = 64 * 1024;

/** `GET /simulator/rooms/{room}/messages`: what a room has received. `limit=N` lists the newest N only. */
export function listMessages(state: SimulatorState, idOrName: string, query: URLSearchParams): Answer {
  const room = findRoom(state.rooms, idOrName);
  if (room === undefined) return apiError(404, `Room '${idOrName}' not found`);
  const limit = query.get('limit');
  if (limit !== null && !/^\d+$/.test(limit)) return apiError(400, 'limit must be a whole number');
  const kept = room.log.list();
  const listed = limit === null ? kept : kept.slice(Math.max(0, kept.length - Number(limit)));
  return json(200, { messages: listed.map(({ body, at }) => ({ ...body, at })), total: room.log.total() });
}

/** `POST /simulator/faults`, `/simulator/limits` and `/simulator/reset`; other sites in a browser are refused. */
export async function postControl(state: SimulatorState, what: string, request: IncomingMessage): Promise<Answer> {
  if (!isSameOrigin(request.headers)) return apiError(403, 'Requests from other origins are refused');
  const body = await readBody(request, MAX_BODY);
  if (body.kind === 'too-large') return apiError(413, `The body is larger than ${MAX_BODY} bytes`);
  if (what === 'reset') return reset(state);
  if (!isJsonType(request.headers['content-type'])) return apiError(415, "Expecting content-type 'application/json'");
  const parsed = parseJson(body.bytes);
  if (parsed.kind === 'invalid') return apiError(400, `The body is not JSON: ${parsed.why}`);
  return what === 'faults' ? addFault(state, parsed) : setLimits(state, parsed);
}

function addFault(state: SimulatorState, { value }: JsonParsed & { kind: 'parsed' }): Answer {
  const parsed = parseFault(value);
  if (parsed.kind === 'invalid') return apiError(400, parsed.why);
  const { room: name } = parsed.fault;
  const room = name === undefined ? undefined : findRoom(state.rooms, name);
  if (name !== undefined && room === undefined) return apiError(400, `Room '${name}' not found`);
  state.faults.add(room === undefined ? parsed.fault : { ...parsed.fault, room: room.id });
  return json(200, { faults: state.faults.list() });
}

function setLimits(state: SimulatorState, { value }: JsonParsed & { kind: 'parsed' }): Answer {
  const why = findBreach(
    { kind: 'object', required: ['enabled'], fields: { enabled: { kind: 'boolean' } }, closed: true },
    value,
  );
  if (why !== undefined) return apiError(400, why);
  const { enabled } = value as { readonly enabled: boolean };
  state.tokenLimit.enforce(enabled);
  state.roomLimit.enforce(enabled);
  return json(200, { enabled });
}

function reset(state: SimulatorState): Answer {
  for (const room of state.rooms) room.log.clear();
  state.faults.clear();
  state.tokenLimit.clear();
  state.roomLimit.clear();
  state.events.publish('reset', () => ({}));
  return { status: 204 };
}
