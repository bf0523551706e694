/** A request as a transport wants it sent. The host adds `user-agent`, follows no redirect and keeps the time limit. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute http or https URL. Its host comes from the channel's options, never from alert data. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, as JSON with its content type; or `body`, as it is. */
  readonly json?: unknown;
  readonly body?: string;
  readonly tls?: TlsOptions;
}

/** PEM files, read by the host. */
export interface TlsOptions {
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

/** An answer, with what could be read of its body: at most the first 64 KiB, and what came within 2 s. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
  readonly body: string;
}
