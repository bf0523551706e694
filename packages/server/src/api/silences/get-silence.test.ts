import { afterEach, describe, expect, it } from 'vitest';
import { endServers, SMALL } from '../../testing/a-server.ts';
import { aNewSilence, anApi } from '../../testing/an-api.ts';

afterEach(endServers);

const PLANNED = `${SMALL}silences: [{ match: { host: db-1 }, until: 2126-12-01T00:00:00Z, comment: rack move }]\n`;

describe('GET /api/v1/silences/{id}', () => {
  it('shows one that a person made', async () => {
    const { ask } = await anApi();
    const { body: added } = await ask('POST', '/silences', aNewSilence());
    expect(await ask('GET', `/silences/${added.id}`)).toMatchObject({ status: 200, body: added });
  });

  it('shows one that has expired', async () => {
    const { ask } = await anApi();
    const { body: added } = await ask('POST', '/silences', aNewSilence());
    const { body: expired } = await ask('POST', `/silences/${added.id}/expire`);
    expect((await ask('GET', `/silences/${added.id}`)).body).toEqual(expired);
  });

  it('shows a planned one, which only the configuration can change', async () => {
    const { ask } = await anApi(PLANNED);
    const [planned] = (await ask('GET', '/silences')).body.items;
    expect(planned).toMatchObject({ planned: true, state: 'active', comment: 'rack move' });
    expect(Object.keys(planned)).not.toContain('author');
    const path = `/silences/${encodeURIComponent(planned.id)}`;
    expect((await ask('GET', path)).body).toEqual(planned);
    expect(await ask('PUT', path, aNewSilence())).toMatchObject({ status: 409, body: { code: 'planned-silence' } });
    expect(await ask('POST', `${path}/expire`)).toMatchObject({ status: 409, body: { code: 'planned-silence' } });
    expect((await ask('GET', `${path}/history`)).status).toBe(404);
    expect((await ask('GET', path)).body).toEqual(planned);
  });

  it.each(['nobody', 'toString', '__proto__', '%2f', '..%2falerts', '監視'])('is 404 for %s', async (id) => {
    const { ask } = await anApi();
    expect(await ask('GET', `/silences/${id}`)).toMatchObject({ status: 404, body: { code: 'unknown-silence' } });
  });
});
