import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { apiError } from './api/api-error.ts';
import { readToken } from './api/authorise.ts';
import { limitHeaders, postNotification } from './api/post-notification.ts';
import { listMessages, postControl } from './control/control-api.ts';
import { isHostAllowed } from './http/access.ts';
import { type Answer, send, withHeaders } from './http/answer.ts';
import { readBody } from './http/read-body.ts';
import { type Route, readRoute } from './http/route.ts';
import { type Snapshot, takeSnapshot } from './page/snapshot.ts';
import { findRoom } from './room.ts';
import type { SimulatorState } from './simulator-state.ts';

// A message of 10,000 characters, all escaped, with a full card, stays far below.
const MAX_BODY = 1024 * 1024;

export interface RequestHandlerOptions {
  readonly state: SimulatorState;
  /** The address that the server listens on. */
  readonly host: string;
  readonly assets: ReadonlyMap<string, Answer>;
  readonly page: (snapshot: Snapshot) => Answer;
}

/** Answers every request of the API, of the controls and of the page. */
export function createRequestHandler({ state, host, assets, page }: RequestHandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (!isHostAllowed(host, request.headers.host)) {
        send(response, apiError(403, 'This Host is not allowed: the simulator listens on a loopback address'));
        return;
      }
      await serve(readRoute(request.method ?? '', request.url ?? '/', assets), request, response);
    } catch {
      // The peer broke off, or the simulator closes: there is nobody left to answer.
      response.destroy();
    }
  };

  async function serve(route: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (route.kind) {
      case 'notification':
        return serveNotification(route, request, response);
      case 'messages':
        return send(response, listMessages(state, route.room, route.query));
      case 'control':
        return send(response, await postControl(state, route.what, request));
      case 'page':
        return send(response, page(takeSnapshot(state)));
      case 'events':
        return state.events.subscribe(response, 'snapshot', takeSnapshot(state));
      case 'asset':
        return send(response, route.answer);
      case 'wrong-method':
        return send(response, withHeaders(apiError(405, `Allowed is ${route.allow}`), { allow: route.allow }));
      case 'unknown':
        return send(response, apiError(404, 'No such resource'));
    }
  }

  async function serveNotification(
    { room: roomIdOrName, query }: Route & { kind: 'notification' },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { authorization, 'content-type': contentType } = request.headers;
    const token = readToken({ authorization, authToken: query.get('auth_token') });
    const room = findRoom(state.rooms, roomIdOrName);
    const answer = (what: Answer) => send(response, withHeaders(what, limitHeaders(state, token, room)));

    const body = await readBody(request, MAX_BODY);
    if (body.kind === 'too-large') {
      return answer(withHeaders(apiError(413, `The body is larger than ${MAX_BODY} bytes`), { connection: 'close' }));
    }
    const fault = state.faults.take(room?.id);
    if (fault?.delayMs) await wait(fault.delayMs, undefined, { signal: state.closing });
    const broken = fault?.drop === true || fault?.status !== undefined;
    const authTest = query.get('auth_test') === 'true';
    const real =
      broken && fault?.accept !== true
        ? undefined
        : postNotification(state, { roomIdOrName, token, authTest, contentType, body: body.bytes });
    if (fault?.drop === true) response.destroy();
    else if (fault?.status !== undefined) answer(injected(fault.status));
    else if (real !== undefined) answer(real);
  }
}

function injected(status: number): Answer {
  return status < 400 ? { status } : apiError(status, 'An injected fault');
}
