import { describe, expect, it } from 'vitest';
import { aCpuAlert, aMessage, bodyOf } from './testing/a-message.ts';
import { complaintsOf } from './testing/complaints-of.ts';

describe('a card', () => {
  it('stands beside the message only where it is wanted', () => {
    expect(bodyOf(aMessage())).not.toHaveProperty('card');
    const body = bodyOf(aMessage(), { card: true });
    expect(body.message).toBe('<b>CRITICAL</b> CPU %');
    expect(complaintsOf(body)).toEqual([]);
  });

  it('says what happened, where, and how bad', () => {
    const alert = aCpuAlert({ image: 'https://mackerel.io/graph.png' });
    expect(bodyOf(aMessage({}, [alert]), { card: true }).card).toEqual({
      id: 'delivery-1',
      style: 'application',
      format: 'medium',
      title: 'CRITICAL: CPU % on db-1',
      url: 'https://mackerel.io/orgs/acme/alerts/2bj',
      description: { value: 'cpu% 97.2 > 95', format: 'text' },
      thumbnail: { url: 'https://mackerel.io/graph.png' },
      attributes: [
        { label: 'Status', value: { label: 'critical', style: 'lozenge-error' } },
        { label: 'Host', value: { label: 'db-1' } },
        { label: 'Roles', value: { label: 'shop:db' } },
        { label: 'Value', value: { label: '97.2' } },
      ],
    });
  });

  it('of several alerts lists them, and counts', () => {
    const alerts = [
      aCpuAlert(),
      aCpuAlert({ status: 'resolved', labels: { alertname: 'Disk', instance: 'db-2:9100' } }),
    ];
    const { card } = bodyOf(aMessage({}, alerts), { card: true });
    expect(card?.description?.value).toBe(
      'CRITICAL: CPU % on db-1 - cpu% 97.2 > 95\nRESOLVED: Disk on db-2:9100 - cpu% 97.2 > 95',
    );
    expect(card?.['attributes']).toContainEqual({ label: 'Alerts', value: { label: '1 firing, 1 resolved' } });
  });

  it('is green when all is over', () => {
    const { card } = bodyOf(aMessage({}, [aCpuAlert({ status: 'resolved' })]), { card: true });
    expect(card?.['attributes']).toContainEqual({
      label: 'Status',
      value: { label: 'resolved', style: 'lozenge-success' },
    });
  });

  it('links nothing but pages, and keeps the limits of the API', () => {
    const labels = { alertname: '👍'.repeat(1_000), host: `\u001b[31m${'x'.repeat(500)}` };
    const alert = aCpuAlert({
      labels,
      annotations: { summary: '日本'.repeat(2_000) },
      link: 'javascript:alert(1)',
      image: 'data:,x',
    });
    const body = bodyOf(aMessage({}, Array(40).fill(alert)), { card: true });
    expect(complaintsOf(body)).toEqual([]);
    expect(body.card).not.toHaveProperty('url');
    expect(body.card).not.toHaveProperty('thumbnail');
    expect(body.card?.title.length).toBeLessThanOrEqual(500);
    expect(body.card?.title).toMatch(/… \(and 39 more\)$/u);
    expect(body.card?.description?.value.length).toBeLessThanOrEqual(1_000);
    expect(JSON.stringify(body)).not.toMatch(/\\u001b|\\ud83d"/);
  });

  it.each([
    [250, true],
    [251, false],
    [300, false],
  ])('has a thumbnail of an address of %i characters: %s', (chars, has) => {
    const alert = aCpuAlert({ image: 'https://mackerel.io/'.padEnd(chars, 'x') });
    const body = bodyOf(aMessage({}, [alert]), { card: true });
    expect(body.card?.['thumbnail'] !== undefined).toBe(has);
    expect(body.card?.title).toBe('CRITICAL: CPU % on db-1');
    expect(complaintsOf(body)).toEqual([]);
  });

  it('leaves out an address that no browser takes', () => {
    const alert = aCpuAlert({ link: 'https://mackerel.io/'.padEnd(12_000, 'x') });
    expect(bodyOf(aMessage({}, [alert]), { card: true }).card).not.toHaveProperty('url');
  });

  it('lists whole lines, and says how many are left out', () => {
    const alerts = Array.from({ length: 40 }, (_, index) =>
      aCpuAlert({ labels: { alertname: 'CPU', host: `db-${index}` } }),
    );
    const lines = bodyOf(aMessage({}, alerts), { card: true }).card?.description?.value.split('\n') ?? [];
    expect(lines[0]).toBe('CRITICAL: CPU on db-0 - cpu% 97.2 > 95');
    expect(lines.at(-2)).toBe(`CRITICAL: CPU on db-${lines.length - 2} - cpu% 97.2 > 95`);
    expect(lines.at(-1)).toBe(`… and ${40 - lines.length + 1} more`);
  });
});
