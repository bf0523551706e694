import { isJsonObject, type JsonObject, parseWebAddress, type SourceRemark } from '@signalbox/sdk';
import { readSeconds } from './times.ts';

/** Longest part of a foreign value that a remark quotes. */
const MAX_QUOTED_CHARS = 40;

interface Kind {
  /** Completes "which is not ...". */
  readonly name: string;
  holds(value: unknown): boolean;
}

const text: Kind = { name: 'a text', holds: (value) => typeof value === 'string' };
const figure: Kind = { name: 'a number', holds: (value) => typeof value === 'number' || typeof value === 'string' };
const yesOrNo: Kind = { name: '`true` or `false`', holds: (value) => typeof value === 'boolean' };
const object: Kind = { name: 'an object', holds: isJsonObject };
const list: Kind = { name: 'a list', holds: Array.isArray };
const address: Kind = {
  name: 'an http(s) address',
  holds: (value) => value === '' || parseWebAddress(value) !== undefined,
};
const time: Kind = {
  name: 'a time in epoch seconds between 2000 and 2100',
  holds: (value) => readSeconds(value) !== undefined,
};

const host = { id: text, name: text, url: address, memo: text, status: text, roles: list };

/** All members that are read, as they are documented or were seen. Those of the identity are looked at by `readIdentity`. */
const MEMBERS: Readonly<Record<string, Kind | Readonly<Record<string, Kind>>>> = {
  orgName: text,
  type: text,
  message: text,
  memo: text,
  imageUrl: address,
  user: object,
  fromStatus: text,
  host,
  service: { name: text },
  metric: { name: text, labels: object },
  alert: {
    status: text,
    isOpen: yesOrNo,
    trigger: text,
    openedAt: time,
    closedAt: time,
    statusChangedAt: time,
    monitorName: text,
    metricLabel: text,
    metricValue: figure,
    monitorOperator: text,
    criticalThreshold: figure,
    warningThreshold: figure,
    duration: figure,
    url: address,
  },
  alertGroup: { status: text, createdAt: time, closedAt: time, url: address },
  alertGroupSetting: { name: text, memo: text },
  monitor: {
    id: text,
    name: text,
    type: text,
    memo: text,
    metric: text,
    service: text,
    operator: text,
    warning: figure,
    critical: figure,
    duration: figure,
  },
};

/**
 * A sentence about each member that is there and not what it is documented to be. The readers leave such a member out:
 * one strange member refuses no alert.
 */
export function strangeMembers(message: JsonObject): readonly SourceRemark[] {
  return Object.entries(MEMBERS)
    .flatMap(([name, members]) => {
      const value = message[name];
      if (isKind(members)) return remarkOn(name, value, members);
      if (!isJsonObject(value)) return remarkOn(name, value, object);
      return Object.entries(members).flatMap(([member, kind]) => remarkOn(`${name}.${member}`, value[member], kind));
    })
    .concat(strangeRoles(message['host']));
}

const ROLE = { serviceName: text, roleName: text, fullname: text };

/** A route may go by a service or a role: one that is left out is told. */
function strangeRoles(host: unknown): readonly SourceRemark[] {
  const roles = isJsonObject(host) && Array.isArray(host['roles']) ? host['roles'] : [];
  return roles.flatMap((role: unknown, index) => {
    if (!isJsonObject(role)) return remarkOn(`host.roles[${index}]`, role, object);
    return Object.entries(ROLE).flatMap(([member, kind]) =>
      remarkOn(`host.roles[${index}].${member}`, role[member], kind),
    );
  });
}

export function strangeMember(sentence: string): SourceRemark {
  return { reason: 'strange-member', text: sentence };
}

function isKind(members: Kind | Readonly<Record<string, Kind>>): members is Kind {
  return typeof members['holds'] === 'function';
}

function remarkOn(place: string, value: unknown, { name, holds }: Kind): readonly SourceRemark[] {
  if (value === undefined || value === null || holds(value)) return [];
  return [strangeMember(`\`${place}\` is ${quoted(value)}, which is not ${name}: it was left out`)];
}

function quoted(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed().slice(0, MAX_QUOTED_CHARS).toWellFormed());
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object or a list';
}
