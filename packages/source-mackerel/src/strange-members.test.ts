import { isJsonObject } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { strangeMembers } from './strange-members.ts';
import { readMessage } from './testing/read-message.ts';
import { aClosedAlert, hostAlert, type Members } from './testing/sample-alerts.ts';
import { alertGroup } from './testing/sample-events.ts';
import { SAMPLES } from './testing/samples.ts';

const remarksOn = (message: Members) => strangeMembers(message).map(({ text }) => text);

describe('a member that is not what it is documented to be', () => {
  it.each([
    [1_772_359_200_000, '1772359200000'],
    [0, '0'],
    ['1772359200', '"1772359200"'],
    ['x'.repeat(50), `"${'x'.repeat(40)}"`],
    [true, 'true'],
    [{}, 'an object or a list'],
  ])('is left out with a remark: a time that is %s', (closedAt, quote) => {
    expect(remarksOn({ alert: { closedAt } })).toEqual([
      `\`alert.closedAt\` is ${quote}, which is not a time in epoch seconds between 2000 and 2100: it was left out`,
    ]);
  });

  it.each([
    [{ orgName: 7 }, '`orgName` is 7, which is not a text: it was left out'],
    [{ host: 'db3' }, '`host` is "db3", which is not an object: it was left out'],
    [{ host: { roles: {} } }, '`host.roles` is an object or a list, which is not a list: it was left out'],
    [{ host: { roles: ['db'] } }, '`host.roles[0]` is "db", which is not an object: it was left out'],
    [
      { host: { roles: [{ fullname: 'shop: db' }, { serviceName: 3, roleName: 'web' }] } },
      '`host.roles[1].serviceName` is 3, which is not a text: it was left out',
    ],
    [{ alert: { isOpen: 'no' } }, '`alert.isOpen` is "no", which is not `true` or `false`: it was left out'],
    [{ alert: { duration: [] } }, '`alert.duration` is an object or a list, which is not a number: it was left out'],
    [{ imageUrl: 'javascript:x' }, '`imageUrl` is "javascript:x", which is not an http(s) address: it was left out'],
    [{ monitor: { name: false } }, '`monitor.name` is false, which is not a text: it was left out'],
  ])('is left out with a remark: %j', (message, remark) => {
    expect(remarksOn(message)).toEqual([remark]);
  });

  it.each(Object.entries(SAMPLES))('is in none of the messages that Mackerel sends: %s', (_what, message) => {
    expect(readMessage(message).remarks).toEqual([]);
  });

  it.each([
    ['an alert', hostAlert()],
    ['a recovery', hostAlert(aClosedAlert())],
    ['an alert group', alertGroup()],
  ])('never refuses %s, whichever member it is and whatever it says', (_what, message) => {
    const { alerts } = readMessage(message);
    for (const place of placesIn(message)) {
      // Without these parts nothing says who the alert is.
      if (['alert', 'alertGroup'].includes(place.join('.'))) continue;
      for (const value of [0, -1, 1e300, true, '', 'text', [], {}, ['text'], null, undefined]) {
        const read = readMessage(replaced(message, place, value));
        expect(read.problems, `${place.join('.')}: ${JSON.stringify(value)}`).toEqual([]);
        expect(read.alerts, `${place.join('.')}: ${JSON.stringify(value)}`).toHaveLength(alerts.length);
      }
    }
  });
});

function placesIn(value: unknown): readonly (readonly string[])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    [name],
    ...placesIn(member).map((place) => [name, ...place]),
  ]);
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  return isJsonObject(value) ? { ...value, [name]: replaced(value[name], rest, by) } : value;
}
