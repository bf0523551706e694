export type { Alert, AlertStatus, Fingerprint, ReceivedAlert, TextMap } from './alert.ts';
export { type ErrorCode, type ErrorFacts, errorCatalogue, SignalboxError } from './error.ts';
export { escapeHtml } from './escape/html.ts';
export { escapeJsonString } from './escape/json.ts';
export { withoutMentions } from './escape/mentions.ts';
export { escapePlainText } from './escape/plain-text.ts';
export { checkTlsFiles, type TlsFileFault } from './http/check-tls-files.ts';
export { classifyStatus } from './http/classify-status.ts';
export type { HttpResult } from './http/exchange.ts';
export type { Resolve } from './http/guarded-connector.ts';
export type { HttpAnswer, HttpRequest, TlsOptions } from './http/http-message.ts';
export { parseRetryAfter } from './http/parse-retry-after.ts';
export { type Proxies, proxiesFrom } from './http/proxies.ts';
export { redactRequest } from './http/redact-request.ts';
export { createHttpClient, type HttpClient, type HttpClientSettings, type SendOptions } from './http/send-request.ts';
export {
  type FailedChannel,
  type Message,
  NOTIFY_REASONS,
  type Notification,
  type NotifyReason,
} from './notification.ts';
export { FilePath, type OptionsSchema, Secret, Severity } from './options.ts';
export { type Outcome, ok, reject, retry } from './outcome.ts';
export {
  DURATION_PATTERN,
  formatDuration,
  LONGEST_DURATION_MS,
  parseDuration,
  whyNoDuration,
} from './parse/duration.ts';
export { isJsonObject, type JsonObject } from './parse/json-object.ts';
export { parseRfc3339 } from './parse/rfc3339.ts';
export { textMap } from './parse/text-map.ts';
export { parseWebAddress } from './parse/web-address.ts';
export {
  type ObjectSchema,
  type OptionalSchema,
  type PartialSchema,
  type PropertySchemas,
  type Schema,
  type Static,
  type StringKeywords,
  Type,
} from './schema.ts';
export { SEVERITIES, severityOf, worstSeverity } from './severity.ts';
export { defineSource, type Source, type SourceRemark, type SourceRequest, type SourceResult } from './source.ts';
export { type CutNote, cutNote } from './text/cut-note.ts';
export { fitHtml, fitText } from './text/fit-links.ts';
export { truncate } from './text/truncate.ts';
export { truncateHtml } from './text/truncate-html.ts';
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
