import { type Answer, json } from '../http/answer.ts';

const TYPES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** An error as HipChat's v2 API told it: `{"error": {"code", "type", "message"}}`. */
export function apiError(code: number, message: string): Answer {
  return json(code, { error: { code, type: TYPES[code] ?? 'Error', message } });
}
