import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi } from '../../testing/an-api.ts';

afterEach(endServers);

describe('GET /api/v1/alerts/{fingerprint}', () => {
  it('is 404 where there is none', async () => {
    const { ask } = await anApi();
    for (const name of ['0'.repeat(32), 'toString', '__proto__', '%2f']) {
      expect(await ask('GET', `/alerts/${name}`)).toMatchObject({ status: 404, body: { code: 'unknown-alert' } });
    }
  });
});
