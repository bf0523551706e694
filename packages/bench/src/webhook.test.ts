import { describe, expect, it } from 'vitest';
import { postedAlerts } from './alerts.ts';
import { createPoster } from './post.ts';
import { withWebhook } from './webhook.ts';

describe('the webhook of the bench', () => {
  it('notes each alert once, when it first arrives', async () => {
    await withWebhook(async ({ port, arrivals, arrived }) => {
      const poster = createPoster(`http://127.0.0.1:${port}/`);
      await poster.post(postedAlerts(0, 2));
      await arrived(2);
      const first = arrivals.get('host-0:9100');
      await poster.post(postedAlerts(0, 1));
      expect([...arrivals.keys()]).toEqual(['host-0:9100', 'host-1:9100']);
      expect(arrivals.get('host-0:9100')).toBe(first);
      poster.close();
    });
  });

  it('is gone after the work, also where that fails', async () => {
    let open = 0;
    const work = withWebhook(async ({ port }) => {
      open = port;
      throw new Error('failed');
    });
    await expect(work).rejects.toThrow('failed');
    await expect(fetch(`http://127.0.0.1:${open}/`)).rejects.toThrow();
  });
});
