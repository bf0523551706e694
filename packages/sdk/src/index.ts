export type { Alert, AlertStatus, Fingerprint, ReceivedAlert, TextMap } from './alert.ts';
export { type ErrorCode, type ErrorFacts, errorCatalogue, SignalboxError } from './error.ts';
export type { HttpAnswer, HttpRequest, TlsOptions } from './http/http-message.ts';
export type { Message, Notification, NotifyReason } from './notification.ts';
export { type OptionsSchema, Secret, type Static, type TSchema, Type } from './options.ts';
export { type Outcome, ok, reject, retry } from './outcome.ts';
export { severityOf, worstSeverity } from './severity.ts';
export { defineSource, type Source, type SourceRequest, type SourceResult } from './source.ts';
export {
  defineTransport,
  type HttpTransport,
  type Part,
  type PartFormat,
  type SendContext,
  type SendTransport,
  type Transport,
  type TransportLimits,
} from './transport.ts';
