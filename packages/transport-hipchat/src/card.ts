import { type Alert, escapePlainText, type Message, parseWebAddress, truncate } from '@signalbox/sdk';
import { levelOf } from './appearance.ts';
import { headline } from './headline.ts';

/** Longest `description` of a card. @see https://developer.atlassian.com/server/hipchat/messages */
const MAX_DESCRIPTION_CHARS = 1_000;
/** Longest address of a `thumbnail`: what HipChat's own answers of 400 say. An address is left out and never cut. */
const MAX_THUMBNAIL_CHARS = 250;
/** No limit is documented; longer ones were never shown whole. */
const MAX_URL_CHARS = 2_000;
const MAX_ATTRIBUTE_CHARS = 100;
/** Of one alert in a list, so that others are listed too. */
const MAX_LINE_CHARS = 300;

const LOZENGES: ReadonlyMap<string, string> = new Map([
  ['resolved', 'lozenge-success'],
  ['ok', 'lozenge-success'],
  ['critical', 'lozenge-error'],
  ['error', 'lozenge-error'],
  ['warning', 'lozenge-current'],
  ['info', 'lozenge-complete'],
]);

interface CardAttribute {
  readonly label: string;
  readonly value: { readonly label: string; readonly style?: string };
}

/** A card in the style of an application: what happened, where, and how bad, with the picture of the first alert. */
export function card(message: Message) {
  const { id, alerts, externalUrl } = message;
  const [first] = alerts;
  const url = linkable(first?.link, MAX_URL_CHARS) ?? linkable(externalUrl, MAX_URL_CHARS);
  const image = linkable(first?.image, MAX_THUMBNAIL_CHARS);
  const description = descriptionOf(message);
  return {
    id,
    style: 'application',
    format: 'medium',
    title: headline(message),
    ...(url === undefined ? {} : { url }),
    ...(description === '' ? {} : { description: { value: description, format: 'text' } }),
    ...(image === undefined ? {} : { thumbnail: { url: image } }),
    attributes: attributesOf(message),
  };
}

function descriptionOf({ alerts }: Message): string {
  if (alerts.length > 1) return listOf(alerts.map(lineOf));
  return truncate(escapePlainText(alerts.flatMap(textsOf).filter(Boolean).join('\n')), MAX_DESCRIPTION_CHARS);
}

/** As many whole lines as there is room for, and how many are left out. */
function listOf(lines: readonly string[]): string {
  if (lines.join('\n').length <= MAX_DESCRIPTION_CHARS) return lines.join('\n');
  let list = '';
  for (const [index, line] of lines.entries()) {
    const longer = `${list}${line}\n`;
    const more = `… and ${lines.length - index} more`;
    if (longer.length + more.length > MAX_DESCRIPTION_CHARS) return list + more;
    list = longer;
  }
  return list.trimEnd();
}

function lineOf(alert: Alert): string {
  const summary = alert.annotations['summary'];
  const line = headline({ ...alert, alerts: [alert] }) + (summary ? ` - ${summary}` : '');
  return truncate(escapePlainText(line), MAX_LINE_CHARS);
}

function textsOf({ annotations }: Alert): readonly string[] {
  return [annotations['summary'] ?? '', annotations['description'] ?? ''];
}

function attributesOf(message: Message): readonly CardAttribute[] {
  const { status, severity, labels, annotations, firing, resolved } = message;
  const style = LOZENGES.get(levelOf(message)) ?? 'lozenge';
  return [
    { label: 'Status', value: { label: plain(status === 'resolved' ? status : severity), style } },
    ...attribute('Host', labels['host'] ?? labels['instance']),
    ...attribute('Roles', labels['roles'] ?? labels['service'] ?? labels['job']),
    ...attribute('Value', annotations['value']),
    ...(firing.length + resolved.length > 1
      ? attribute('Alerts', `${firing.length} firing, ${resolved.length} resolved`)
      : []),
  ];
}

function attribute(label: string, value: string | undefined): readonly CardAttribute[] {
  return value ? [{ label, value: { label: plain(value) } }] : [];
}

function plain(value: string): string {
  return truncate(escapePlainText(value), MAX_ATTRIBUTE_CHARS);
}

/** The address, if a browser would open a page with it and it fits; the sender of an alert may write anything. */
function linkable(address: string | undefined, maxChars: number): string | undefined {
  return parseWebAddress(address) === undefined || (address?.length ?? 0) > maxChars ? undefined : address;
}
