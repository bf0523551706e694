import { count, fingerprint, fingerprints, flag, object, page, text, textMap, texts, time } from './schemas.ts';

const groupFacts = {
  id: text,
  route: text,
  key: { ...textMap, description: 'The values of `groupBy`.' },
  firing: count,
  resolved: count,
  suppressed: count,
  muted: { ...flag, description: 'It is a quiet time of its route.' },
  channels: {
    type: 'array',
    items: object(
      { channel: text, toldFiring: { ...count, description: 'Alerts whose last word there is "firing".' } },
      { toldAt: time },
    ),
  },
};
const groupTimes = { notifiedAt: time, dueAt: { ...time, description: 'When it is looked at next.' } };

const silenceWords = {
  matchers: { ...texts, minItems: 1 },
  startsAt: time,
  endsAt: time,
  author: text,
  comment: text,
  createdAt: time,
  updatedAt: time,
};

/** What answers consist of. */
export const answerSchemas = {
  Alert: object(
    {
      fingerprint,
      source: text,
      status: { enum: ['firing', 'resolved'] },
      severity: text,
      labels: textMap,
      annotations: textMap,
      startsAt: time,
      arrivedAt: { ...time, description: 'When this run of firing arrived here.' },
      groups: { ...texts, description: 'Ids of open groups.' },
      silencedBy: { ...texts, description: 'Ids of silences that hold now.' },
      inhibitedBy: fingerprints,
    },
    { endsAt: time, link: text, image: text, notice: { const: true } },
  ),
  AlertPage: page('Alert'),
  ResolvedAlert: object({ fingerprint, status: { const: 'resolved' } }),
  GroupSummary: object(groupFacts, groupTimes),
  GroupPage: page('GroupSummary'),
  Group: object(
    {
      ...groupFacts,
      members: fingerprints,
      told: { type: 'array', items: object({ channel: text, firing: fingerprints }) },
    },
    groupTimes,
  ),
  Silence: object(
    {
      id: text,
      planned: { ...flag, description: 'It stands in the configuration; the others were made by people.' },
      state: { enum: ['pending', 'active', 'expired'] },
      condition: { ...text, description: 'What it hides, for people.' },
      comment: text,
      hides: { ...count, description: 'Alerts that it hides now.' },
    },
    silenceWords,
  ),
  SilencePage: page('Silence'),
  SilenceRevision: object({ revision: { type: 'integer', minimum: 1 }, ...silenceWords }),
  SilenceHistoryPage: page('SilenceRevision'),
  OpenApi: { type: 'object', required: ['openapi', 'info', 'paths'] },
  Problem: {
    type: 'object',
    description: 'RFC 9457.',
    properties: {
      type: { const: 'about:blank' },
      title: text,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: text,
      code: { ...text, description: 'Permanent, for programs.' },
      problems: { ...texts, description: 'One sentence each, where there are several.' },
    },
    required: ['type', 'title', 'status', 'detail', 'code'],
  },
};
