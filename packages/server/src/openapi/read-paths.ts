import { type Paths, pageParameters } from './operations.ts';

export const alertPaths: Paths = {
  '/api/v1/alerts': {
    get: {
      id: 'listAlerts',
      summary: 'Active alerts, by fingerprint. A page may have fewer items than its limit, and still a next one.',
      query: [
        {
          name: 'matcher',
          in: 'query',
          description: 'In the syntax of matchers, `severity="critical"`; all of several must hold.',
          schema: { type: 'array', items: { type: 'string' } },
          explode: true,
        },
        ...pageParameters,
      ],
      answers: 'AlertPage',
    },
  },
  '/api/v1/alerts/{fingerprint}': {
    get: {
      id: 'getAlert',
      summary: 'One alert that is active or ended within the hour.',
      answers: 'Alert',
      refuses: [404],
    },
  },
  '/api/v1/alerts/{fingerprint}/resolve': {
    post: {
      id: 'resolveAlert',
      summary: 'Ends an alert that its sender forgot.',
      answers: 'ResolvedAlert',
      refuses: [404, 409],
    },
  },
};

export const groupPaths: Paths = {
  '/api/v1/groups': {
    get: { id: 'listGroups', summary: 'Open groups, by id.', query: pageParameters, answers: 'GroupPage' },
  },
  '/api/v1/groups/{id}': {
    get: {
      id: 'getGroup',
      summary: 'One open group, with its members and what each channel was told.',
      answers: 'Group',
      refuses: [404],
    },
  },
};

export const ownPaths: Paths = {
  '/api/v1/openapi.json': {
    get: { id: 'getOpenApi', summary: 'This document.', answers: 'OpenApi' },
  },
};
