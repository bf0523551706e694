import { ask, type Peer } from './peer.ts';

/** Signalbox behind this address: alerts by Alertmanager's API, silences by our own. */
export function signalboxPeer(url: string): Peer {
  return {
    async post(alerts) {
      await ask('POST', `${url}/api/v2/alerts`, alerts);
    },
    async silence({ matchers, startsAt, endsAt }) {
      const silence = {
        matchers: matchers.map(({ name, operator: op, value }) => ({ name, op, value })),
        startsAt,
        endsAt,
        author: 'differential',
        comment: 'a scenario',
      };
      const { id } = (await ask('POST', `${url}/api/v1/silences`, silence)) as { readonly id: string };
      return id;
    },
    async lift(id) {
      await ask('POST', `${url}/api/v1/silences/${id}/expire`);
    },
    async reload() {
      await ask('POST', `${url}/-/reload`);
    },
  };
}
