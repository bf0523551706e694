import type { Notification, PartFormat } from '@signalbox/sdk';
import { escapeText, toJson } from './values/format-value.ts';

/** A compiled part of a template. Throws if it cannot render, or if the text grows beyond bounds. Pure. */
export interface PartRenderer {
  (notification: Notification): string;
  /** The format of the text. Absent: plain text. */
  readonly format?: PartFormat;
}

/** The texts of a message, and what went wrong on the way; the message is sent all the same. */
export interface RenderedParts {
  readonly parts: Record<string, string>;
  readonly failures: readonly RenderFailure[];
  /** Says that a template failed, where no text says it: in JSON there is no place for a note. */
  readonly note?: string;
}

export interface RenderFailure {
  readonly part: string;
  /** Why its template failed. */
  readonly error: string;
}

/**
 * Renders the parts of a channel. A part that fails, or that should be JSON and is not, becomes the transport's default with a note; one without a default is
 * left out, as if the template had not named it; if the default fails as well, a built-in line stands for it.
 */
export function renderParts(
  parts: ReadonlyMap<string, PartRenderer>,
  defaultParts: ReadonlyMap<string, PartRenderer>,
  notification: Notification,
): RenderedParts {
  const texts = new Map<string, string>();
  const failures: RenderFailure[] = [];
  let isUnsaid = false;
  for (const [part, render] of parts) {
    const own = attempt(render, notification);
    if ('text' in own) {
      texts.set(part, own.text);
      continue;
    }
    failures.push({ part, error: own.error });
    const fallback = defaultParts.get(part);
    const standard = fallback === undefined || fallback === render ? own : attempt(fallback, notification);
    const isSaid = fallback !== undefined && !('text' in standard);
    isUnsaid ||= render.format === 'json' && !isSaid;
    if (fallback === undefined) continue;
    texts.set(
      part,
      'text' in standard ? withNote(standard.text, fallback.format) : builtInLine(notification, fallback.format),
    );
  }
  return { parts: Object.fromEntries(texts), failures, ...(isUnsaid ? { note: NOTE } : {}) };
}

type Attempt = { readonly text: string } | { readonly error: string };

function attempt(render: PartRenderer, notification: Notification): Attempt {
  try {
    const text = render(notification);
    if (render.format === 'json') JSON.parse(text);
    return { text };
  } catch (error) {
    // Only what was parsed here can be wrong in its syntax.
    if (error instanceof SyntaxError) return { error: `the text is not JSON: ${error.message}` };
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const NOTE = "this channel's own template failed, so the default is shown";

function withNote(text: string, format: PartFormat = 'text'): string {
  switch (format) {
    case 'html':
      return `${text}<br><i>(${escapeText(NOTE, format)})</i>`;
    case 'text':
      return `${text}\n(${NOTE})`;
    case 'json':
      return text;
  }
}

/** The least that must be said, without any template. In JSON it is a document: `{"text": "..."}`. */
function builtInLine({ status, severity, labels, alerts }: Notification, format: PartFormat = 'text'): string {
  const name = labels['alertname'] ?? alerts[0]?.labels['alertname'] ?? 'alert';
  const count = alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`;
  const line = `[${status}] ${severity}: ${name} (${count}; the templates of this channel failed)`;
  return format === 'json' ? toJson({ text: line }) : escapeText(line, format);
}
