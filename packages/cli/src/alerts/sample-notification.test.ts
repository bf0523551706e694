import type { ReceivedAlert } from '@signalbox/sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { loadNamed } from '../args/config-option.ts';
import { aFolder, recordingIo, removeFolders, SHOP } from '../testing/run.ts';
import { sampleNotification } from './sample-notification.ts';

afterEach(removeFolders);

const NOW = Date.UTC(2026, 10, 23);

async function sample(alert: Partial<ReceivedAlert>, channel = 'room') {
  const cwd = await aFolder({ 'signalbox.yaml': SHOP });
  const { config } = await loadNamed('signalbox.yaml', recordingIo({ cwd }).io);
  if (config === undefined) throw new Error('the configuration of the test is broken');
  const received: ReceivedAlert = { status: 'firing', labels: {}, annotations: {}, ...alert };
  return sampleNotification(config, received, { channel, source: 'mackerel', now: NOW });
}

describe('the notification of one alert', () => {
  it('is the first one, now', async () => {
    const notification = await sample({ labels: { alertname: 'Down', severity: 'critical', service: 'payments' } });
    expect(notification).toMatchObject({
      channel: 'room',
      reason: 'first',
      status: 'firing',
      severity: 'critical',
      externalUrl: 'https://alerts.example.com',
      now: NOW,
      group: { labels: { alertname: 'Down', service: 'payments' } },
    });
    expect(notification.firing).toMatchObject([{ source: 'mackerel', startsAt: NOW, severity: 'critical' }]);
    expect(notification.firing[0]).not.toHaveProperty('endsAt');
  });

  it('of a resolved alert says that it is resolved', async () => {
    const { reason, status, firing, resolved } = await sample({ status: 'resolved', startsAt: 5, endsAt: 7 });
    expect([reason, status, firing]).toEqual(['resolved', 'resolved', []]);
    expect(resolved).toMatchObject([{ startsAt: 5, endsAt: 7 }]);
  });

  it.each([
    [
      'by which the alert reaches the channel',
      { service: 'payments', severity: 'critical' },
      'pager',
      'payments/routes[0]',
    ],
    ['that takes the alert, if none reaches the channel', { service: 'payments' }, 'pager', 'payments'],
    ['for what nothing takes, else', { service: 'shop' }, 'room', 'unmatched'],
  ])('has the route %s', async (_what, labels, channel, route) => {
    expect((await sample({ labels }, channel)).route).toBe(route);
  });

  it('has the link, the image and the notice of the alert, and none that it has not', async () => {
    const [alert] = (await sample({ link: 'https://l', image: 'https://i', notice: true })).firing;
    expect(alert).toMatchObject({ link: 'https://l', image: 'https://i', notice: true });
    const [plain] = (await sample({})).firing;
    for (const key of ['link', 'image', 'notice']) expect(plain).not.toHaveProperty(key);
  });
});
