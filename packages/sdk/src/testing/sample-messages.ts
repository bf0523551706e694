import { escapeHtml } from '../escape/html.ts';
import { escapePlainText } from '../escape/plain-text.ts';
import type { Message, Notification } from '../notification.ts';
import type { Part } from '../transport.ts';
import { aNotification, anAlert } from './an-alert.ts';
import { hostileAlerts, hostileTexts } from './hostile-alerts.ts';
import { frozen } from './pure.ts';

type Parts = Readonly<Record<string, Part>>;
/** The messages of one kind, for a transport with these parts. */
type MessagesFor = (parts: Parts) => Iterable<Message>;

const firing = anAlert({ severity: 'critical' });
const resolved = anAlert({ status: 'resolved', fingerprint: '0'.repeat(32) });
const many = Array.from({ length: 1_000 }, (_, number) => anAlert({ fingerprint: String(number).padStart(32, '0') }));

const NOTIFICATIONS: Readonly<Record<string, Notification>> = {
  'an alert that fires': aNotification({ alerts: [firing] }),
  'an alert that is over': aNotification({ alerts: [resolved] }),
  'firing, resolved and suppressed alerts': aNotification({ alerts: [firing, resolved], suppressed: [anAlert()] }),
  'a repeat without an outside address': aNotification({ reason: 'repeat', externalUrl: '' }),
  'a severity that nobody knows': aNotification({ alerts: [anAlert({ severity: '障害' })] }),
  'a thousand alerts': aNotification({ alerts: many }),
  'a group without labels': aNotification({ group: { id: 'g', labels: {} }, labels: {}, annotations: {} }),
};

/** What the kit has a transport say, by what it is. All frozen. */
export function sampleMessages(): Readonly<Record<string, MessagesFor>> {
  const samples: Record<string, MessagesFor> = {};
  for (const [name, notification] of Object.entries(NOTIFICATIONS)) {
    samples[name] = (parts) => messagesOf(notification, parts, 'cpu is 93 %');
  }
  for (const [name, alert] of Object.entries(hostileAlerts())) {
    const notification = aNotification({ alerts: [alert], group: { id: 'g-1', labels: alert.labels } });
    samples[`${name} in alerts and parts`] = (parts) => messagesOf(notification, parts, hostileTexts[name] ?? 'text');
  }
  return samples;
}

/** A message as every transport must be able to say it. */
export function plainMessage(parts: Parts): Message {
  const [message] = messagesOf(aNotification(), parts, 'cpu is 93 %');
  return message;
}

/**
 * With each part escaped (`{{x}}`), and as it is (`{{{x}}}`); with all parts there, and with only those that have a
 * default. The host renders; the kit does as if a template held nothing but the text.
 */
export function messagesOf(notification: Notification, parts: Parts, text: string): [Message, ...Message[]] {
  const withDefault = Object.fromEntries(Object.entries(parts).filter(([, part]) => part.default !== undefined));
  const [first, ...others] = [parts, withDefault].flatMap((present) =>
    [escaped, asItIs].map((render) => ({
      ...notification,
      parts: Object.fromEntries(Object.entries(present).map(([name, part]) => [name, render(text, part)])),
    })),
  );
  if (first === undefined) throw new Error('there is always one');
  return frozen([first, ...others]);
}

function escaped(text: string, { format }: Part): string {
  switch (format) {
    case 'html':
      return `<b>${escapeHtml(text)}</b>`;
    case 'text':
      return escapePlainText(text);
    case 'json':
      return JSON.stringify({ text });
  }
}

/** What the host hands over for a template that holds nothing but this text. */
export function renderedAs(text: string, part: Part | undefined): string {
  return part === undefined ? text : escaped(text, part);
}

function asItIs(text: string): string {
  return text;
}
